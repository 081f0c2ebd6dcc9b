package atalaya.identity.column;

import atalaya.identity.column.ColumnMeaning.Piece;
import atalaya.identity.standard.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads headers that people shortened: `hse_num` is a house number, `dob_mon` the month of a
/// birth.
final class HeaderWords {

    private static final Map<String, String> SHORT =
            Map.ofEntries(
                    Map.entry("add", "address"),
                    Map.entry("adr", "address"),
                    Map.entry("addr", "address"),
                    Map.entry("ape", "apellido"),
                    Map.entry("apell", "apellido"),
                    Map.entry("cod", "codigo"),
                    Map.entry("comp", "completo"),
                    Map.entry("dir", "direccion"),
                    Map.entry("direcc", "direccion"),
                    Map.entry("dt", "date"),
                    Map.entry("fec", "fecha"),
                    Map.entry("frst", "first"),
                    Map.entry("fst", "first"),
                    Map.entry("fn", "first name"),
                    Map.entry("gndr", "gender"),
                    Map.entry("hse", "house"),
                    Map.entry("lst", "last"),
                    Map.entry("ln", "last name"),
                    Map.entry("mob", "mobile"),
                    Map.entry("nacto", "nacimiento"),
                    Map.entry("nam", "name"),
                    Map.entry("nm", "name"),
                    Map.entry("nbr", "number"),
                    Map.entry("no", "number"),
                    Map.entry("nr", "number"),
                    Map.entry("num", "number"),
                    Map.entry("ph", "phone"),
                    Map.entry("pc", "postcode"),
                    Map.entry("pcd", "postcode"),
                    Map.entry("pcode", "postcode"),
                    Map.entry("pob", "poblacion"),
                    Map.entry("post", "postal"),
                    Map.entry("prov", "provincia"),
                    Map.entry("snm", "surname"),
                    Map.entry("sn", "surname"),
                    Map.entry("st", "street"),
                    Map.entry("str", "street"),
                    Map.entry("telef", "telefono"));

    private static final Set<String> BIRTH =
            Set.of(
                    "dob",
                    "bday",
                    "birth",
                    "birthdate",
                    "birthday",
                    "born",
                    "nac",
                    "nacim",
                    "nacimiento",
                    "nacto",
                    "nasc",
                    "nascimento",
                    "naixement");

    private static final Map<String, Piece> PARTS =
            Map.ofEntries(
                    Map.entry("year", Piece.BIRTH_YEAR),
                    Map.entry("yr", Piece.BIRTH_YEAR),
                    Map.entry("yy", Piece.BIRTH_YEAR),
                    Map.entry("yyyy", Piece.BIRTH_YEAR),
                    Map.entry("ano", Piece.BIRTH_YEAR),
                    Map.entry("anyo", Piece.BIRTH_YEAR),
                    Map.entry("aaaa", Piece.BIRTH_YEAR),
                    Map.entry("any", Piece.BIRTH_YEAR),
                    Map.entry("month", Piece.BIRTH_MONTH),
                    Map.entry("mon", Piece.BIRTH_MONTH),
                    Map.entry("mth", Piece.BIRTH_MONTH),
                    Map.entry("mm", Piece.BIRTH_MONTH),
                    Map.entry("mes", Piece.BIRTH_MONTH),
                    Map.entry("day", Piece.BIRTH_DAY),
                    Map.entry("dd", Piece.BIRTH_DAY),
                    Map.entry("dia", Piece.BIRTH_DAY));

    private HeaderWords() {}

    /// The words of a header in full, figures apart: `hse_num` gives "house", "number".
    static List<String> full(String header) {
        List<String> words = new ArrayList<>();
        var all = apart(header);
        for (var word : all) {
            boolean unclear = all.size() == 1 && word.length() == 2; // `st` alone may be a state
            words.addAll(Text.words(unclear ? word : SHORT.getOrDefault(word, word)));
        }
        return words;
    }

    private static List<String> apart(String header) {
        return Text.words(Headers.plain(header).replaceAll("(?<=[a-z])(?=\\d)", " "));
    }

    /// Which part of a date a header names, whatever the date is of.
    static Optional<Piece> part(String header) {
        return apart(header).stream().filter(PARTS::containsKey).findFirst().map(PARTS::get);
    }

    /// Which part of a birth date a header names.
    static Optional<Piece> partOfBirth(String header) {
        return apart(header).stream().anyMatch(BIRTH::contains) ? part(header) : Optional.empty();
    }

    /// Whether a header says that a name stands below it, though not whose or which part of it:
    /// `pername1`, `site name`.
    static boolean saysName(String header) {
        return full(header).stream()
                .anyMatch(word ->
                        word.endsWith("name") || word.endsWith("nombre") || word.endsWith("nome"));
    }
}
