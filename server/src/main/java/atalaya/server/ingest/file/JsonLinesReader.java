package atalaya.server.ingest.file;

import atalaya.server.ingest.file.Flaw.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads one JSON object per line. A column is a path such as `address.city`; an array is one cell
/// that holds its JSON.
final class JsonLinesReader extends TableReader {

    private static final JsonMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(32)
                                                    .maxStringLength(MAX_LINE_BYTES)
                                                    .build())
                                    .build())
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private final Opened opened;
    private final Map<String, Integer> columns = new LinkedHashMap<>();
    private final List<String> names = new ArrayList<>();

    private long line = 1;
    private boolean cutReported;
    private String kept = "";

    JsonLinesReader(Opened opened) {
        super(opened);
        this.opened = opened;
    }

    @Override
    public List<String> columns() {
        return Collections.unmodifiableList(names);
    }

    @Override
    public Dialect dialect() {
        return new Dialect(Dialect.Format.JSON_LINES, opened.encoding(), null, null, null);
    }

    @Override
    public String text() {
        return kept;
    }

    @Override
    @Nullable Line read() throws IOException {
        while (window.from < window.to || window.fill()) {
            long at = line;
            int end = window.lineEnd();
            while (end < 0 && window.to - window.from <= MAX_LINE_BYTES) {
                window.fill();
                end = window.lineEnd();
            }
            if (end < 0 || end - window.from > MAX_LINE_BYTES) {
                return tooLong(at);
            }
            var read = line(at, end);
            line++;
            window.from = window.afterLineEnd(end);
            if (read != null) {
                return read;
            }
        }
        if (window.truncated && !cutReported) {
            cutReported = true;
            return new Flaw(line, null, Reason.TRUNCATED, CUT, "");
        }
        return null;
    }

    private static final int MAX_COLUMNS = 10_000;
    private static final String TOO_MANY = "more than 10,000 different names in one file";
    private static final String CUT = "the compressed file is cut off here";

    /// A line of ordinary length is not parsed; all others are left to [#read], which tells them
    /// the same way.
    @Override
    boolean pass() throws IOException {
        while (window.from < window.to || window.fill()) {
            int end = window.lineEnd();
            if (end < 0 || end - window.from > MAX_LINE_BYTES || window.truncated) {
                return read() != null;
            }
            boolean blank = isBlank(window.from, end);
            line++;
            window.from = window.afterLineEnd(end);
            if (!blank) {
                return true;
            }
        }
        return read() != null;
    }

    private boolean isBlank(int from, int to) {
        for (int i = from; i < to; i++) {
            if (window.bytes[i] < 0 || window.bytes[i] > ' ') {
                return text.strict(window.bytes, from, to) instanceof String found
                        && found.isBlank();
            }
        }
        return true;
    }

    private @Nullable Line line(long at, int end) {
        if (window.truncated && end == window.to) {
            cutReported = true;
            kept = text.lenient(window.bytes, window.from, end);
            return new Flaw(at, null, Reason.TRUNCATED, CUT, kept);
        }
        String strict = text.strict(window.bytes, window.from, end);
        if (strict == null) {
            kept = text.lenient(window.bytes, window.from, end);
            String detail = "bytes that are not " + text.charset().name();
            return new Flaw(at, null, Reason.WRONG_ENCODING, detail, kept);
        }
        kept = strict;
        return strict.isBlank() ? null : json(at);
    }

    private Line json(long at) {
        if (kept.indexOf('\0') >= 0 || kept.contains("\\u0000")) {
            return new Flaw(at, null, Reason.NUL_CHARACTER, "a NUL character", kept);
        }
        try {
            var node = JSON.readTree(kept);
            if (!node.isObject()) {
                return new Flaw(at, null, Reason.NOT_JSON, "not a JSON object", kept);
            }
            var cells = new String[names.size() + 8];
            Arrays.fill(cells, "");
            var row = new Row(at, flatten(node, "", cells), node);
            return names.size() < MAX_COLUMNS
                    ? row
                    : new Flaw(at, null, Reason.FIELD_COUNT, TOO_MANY, kept);
        } catch (JacksonException broken) {
            return new Flaw(at, null, Reason.NOT_JSON, reason(broken), kept);
        }
    }

    /// Where the JSON breaks; the parser's own message would repeat the values.
    private static String reason(JacksonException broken) {
        var location = broken.getLocation();
        return location == null
                ? "not JSON"
                : "not JSON from character %d on".formatted(Math.max(location.getColumnNr(), 1));
    }

    private String[] flatten(JsonNode object, String prefix, String[] cells) {
        var into = cells;
        for (var property : object.properties()) {
            var value = property.getValue();
            String path = prefix + property.getKey();
            if (value.isObject()) {
                into = flatten(value, path + ".", into);
            } else {
                int column = column(path);
                if (column >= into.length) {
                    int old = into.length;
                    into = Arrays.copyOf(into, column + 8);
                    Arrays.fill(into, old, into.length, "");
                }
                into[column] = cell(value);
            }
        }
        return into;
    }

    private int column(String path) {
        Integer known = columns.get(path);
        if (known != null) {
            return known;
        }
        if (names.size() == MAX_COLUMNS) {
            return MAX_COLUMNS - 1;
        }
        columns.put(path, names.size());
        names.add(path);
        return names.size() - 1;
    }

    private static String cell(JsonNode value) {
        if (value.isNull()) {
            return "";
        }
        if (value.isNumber()) {
            return JsonNumbers.text(value);
        }
        return value.isArray() ? value.toString() : value.asString();
    }

    private Line tooLong(long at) throws IOException {
        kept = text.lenient(window.bytes, window.from, window.to);
        long length = 0;
        int end = window.lineEnd();
        while (end < 0) {
            length += window.to - window.from;
            window.from = window.to;
            window.fill();
            end = window.lineEnd();
        }
        length += end - window.from;
        line++;
        window.from = window.afterLineEnd(end);
        return new Flaw(
                at,
                null,
                Reason.TOO_LONG,
                "%,d bytes in one line, at most %,d are read".formatted(length, MAX_LINE_BYTES),
                kept);
    }
}
