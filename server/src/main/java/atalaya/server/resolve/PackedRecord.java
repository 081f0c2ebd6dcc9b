package atalaya.server.resolve;

import atalaya.identity.record.RecordType;
import atalaya.identity.record.SourceKey;
import atalaya.identity.standard.BirthDate;
import atalaya.identity.standard.CompanyName;
import atalaya.identity.standard.Identifier;
import atalaya.identity.standard.IdentifierType;
import atalaya.identity.standard.NationalId;
import atalaya.identity.standard.PersonName;
import atalaya.identity.standard.PostalAddress;
import atalaya.identity.standard.Sex;
import atalaya.identity.standard.StandardRecord;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Standard records as bytes: some 300 of them instead of 4,000 in memory, and a tenth of the time
/// of JSON to read. For each record that arrives some forty are read, so this is what placing one
/// by one waits for.
///
/// Behind one byte for the form, the components in their order. A text stands behind its length in
/// UTF-8, a list behind its size; lengths, sizes and numbers take seven bits a byte, lowest first.
/// Constants stand by name, so that a new one may be added anywhere.
final class PackedRecord {

    private static final byte FORM = 1;

    private static final String NONE = "";

    /// Reads the form of before, which begins with a brace.
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .changeDefaultVisibility(seen ->
                            seen.withGetterVisibility(Visibility.NONE)
                                    .withIsGetterVisibility(Visibility.NONE)
                                    .withFieldVisibility(Visibility.ANY))
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();

    private PackedRecord() {}

    static byte[] write(StandardRecord standard) {
        return new Writer().record(standard);
    }

    /// @throws IllegalStateException where they are of a form this program does not know
    static StandardRecord read(byte[] bytes) {
        return switch (bytes[0]) {
            case FORM -> new Reader(bytes).record();
            case '{' -> JSON.readValue(bytes, StandardRecord.class);
            default ->
                    throw new IllegalStateException(
                            "A stored record is of form %d, which a newer Atalaya wrote"
                                    .formatted(bytes[0]));
        };
    }

    private static final class Writer {
        private byte[] bytes = new byte[512];
        private int size;

        byte[] record(StandardRecord standard) {
            add(FORM);
            text(standard.key().source());
            text(standard.key().record());
            text(standard.type().name());
            list(
                    standard.identifiers(),
                    identifier -> {
                        text(identifier.type().name());
                        text(identifier.value());
                    });
            list(
                    standard.names(),
                    name -> {
                        list(name.given(), this::text);
                        list(name.surnames(), this::text);
                        number(name.generation());
                    });
            list(standard.companies(), company -> list(company.words(), this::text));
            text(standard.sex() == null ? NONE : standard.sex().name());
            birthDate(standard.birthDate());
            list(
                    standard.documents(),
                    document -> {
                        text(document.kind().name());
                        text(document.issuer());
                        text(document.value());
                        number(document.valid() ? 1 : 0);
                    });
            list(
                    standard.addresses(),
                    address -> {
                        text(address.street());
                        text(address.number());
                        text(address.unit());
                        text(address.postalCode());
                        text(address.city());
                        text(address.region());
                    });
            list(
                    List.copyOf(standard.others().entrySet()),
                    other -> {
                        text(other.getKey());
                        text(other.getValue());
                    });
            return Arrays.copyOf(bytes, size);
        }

        private void birthDate(@Nullable BirthDate date) {
            list(
                    date == null ? List.of() : List.of(date),
                    known -> {
                        number(known.year());
                        number(known.month());
                        number(known.day());
                    });
        }

        private <T> void list(List<T> values, Consumer<T> write) {
            number(values.size());
            values.forEach(write);
        }

        private void text(String text) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            number(utf8.length);
            reserve(utf8.length);
            System.arraycopy(utf8, 0, bytes, size, utf8.length);
            size += utf8.length;
        }

        private void number(int number) {
            int rest = number;
            while (rest >>> 7 != 0) {
                add((byte) (rest | 0x80));
                rest >>>= 7;
            }
            add((byte) rest);
        }

        private void add(byte one) {
            reserve(1);
            bytes[size++] = one;
        }

        private void reserve(int more) {
            if (size + more > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
            }
        }
    }

    private static final class Reader {
        private final byte[] bytes;
        private int at = 1;

        Reader(byte[] bytes) {
            this.bytes = bytes;
        }

        StandardRecord record() {
            return new StandardRecord(
                    new SourceKey(text(), text()),
                    RecordType.valueOf(text()),
                    list(() -> new Identifier(IdentifierType.valueOf(text()), text())),
                    list(() -> new PersonName(list(this::text), list(this::text), number())),
                    list(() -> new CompanyName(list(this::text))),
                    sex(),
                    birthDate(),
                    list(() ->
                            new NationalId(
                                    NationalId.Kind.valueOf(text()), text(), text(), number() > 0)),
                    list(() -> new PostalAddress(text(), text(), text(), text(), text(), text())),
                    others());
        }

        private @Nullable Sex sex() {
            String name = text();
            return name.equals(NONE) ? null : Sex.valueOf(name);
        }

        private @Nullable BirthDate birthDate() {
            return number() == 0 ? null : new BirthDate(number(), number(), number());
        }

        private Map<String, String> others() {
            int size = number();
            if (size == 0) {
                return Map.of();
            }
            var others = new HashMap<String, String>();
            for (int i = 0; i < size; i++) {
                others.put(text(), text());
            }
            return others;
        }

        private <T> List<T> list(Supplier<T> read) {
            int size = number();
            if (size == 0) {
                return List.of();
            }
            if (size == 1) {
                return List.of(read.get());
            }
            var values = new ArrayList<T>(size);
            for (int i = 0; i < size; i++) {
                values.add(read.get());
            }
            return List.copyOf(values);
        }

        private String text() {
            int length = number();
            var text = new String(bytes, at, length, StandardCharsets.UTF_8);
            at += length;
            return text;
        }

        private int number() {
            int number = 0;
            for (int shift = 0; ; shift += 7) {
                byte next = bytes[at++];
                number |= (next & 0x7f) << shift;
                if (next >= 0) {
                    return number;
                }
            }
        }
    }
}
