package atalaya.server.ingest;

import atalaya.server.ingest.ImportResult.Why;
import atalaya.server.ingest.Records.Outcome;
import atalaya.server.ingest.file.Flaw;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// Counts what becomes of the rows of a file.
final class Tally {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    long done;
    long added;
    long changed;
    long same;
    long rejected;
    long setAside;
    long skipped;
    long retired;
    private final Map<String, Why> reasons = new LinkedHashMap<>();

    void outcomes(Collection<Outcome> outcomes) {
        for (var outcome : outcomes) {
            switch (outcome) {
                case ADDED -> added++;
                case CHANGED -> changed++;
                case SAME -> same++;
            }
        }
    }

    void rejected(Flaw flaw) {
        rejected++;
        count(flaw, true);
    }

    void setAside(Flaw flaw) {
        setAside++;
        count(flaw, false);
    }

    private void count(Flaw flaw, boolean wholeRow) {
        var why = new Why(flaw.reason().word(), wholeRow, flaw.column(), 1, flaw.line());
        reasons.merge(key(why), why, (known, one) -> plus(known));
    }

    private static Why plus(Why known) {
        return new Why(
                known.reason(),
                known.wholeRow(),
                known.column(),
                known.count() + 1,
                known.firstLine());
    }

    private static String key(Why why) {
        return why.reason() + "\0" + why.wholeRow() + "\0" + why.column();
    }

    /// How many flaws like this one there were so far.
    long count(Flaw flaw) {
        long count = 0;
        for (var why : reasons.values()) {
            count += why.reason().equals(flaw.reason().word()) ? why.count() : 0;
        }
        return count;
    }

    List<Why> reasons() {
        return reasons.values().stream()
                .sorted(Comparator.comparingLong(Why::count).reversed().thenComparing(Why::reason))
                .toList();
    }

    String reasonsJson() {
        return JSON.writeValueAsString(reasons());
    }

    void restore(String reasonsJson) {
        if (!reasonsJson.startsWith("[")) {
            return; // nothing was counted yet
        }
        for (var why : JSON.readValue(reasonsJson, Why[].class)) {
            reasons.put(key(why), why);
        }
    }
}
