package atalaya.identity.column;

import atalaya.identity.column.ColumnMeaning.Piece;
import atalaya.identity.standard.NationalId;
import atalaya.identity.standard.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What headers say, in Spanish, Portuguese, Catalan and English, and however people shorten them:
/// `hse_num` is a house number, `dob_mon` the month of a birth.
final class Headers {

    private static final HeaderLexicon LEXICON = HeaderLexicon.shipped();

    private Headers() {}

    /// What a header says: as it stands, without the words around, or with its short words in full.
    static Optional<ColumnMeaning> meaning(String header) {
        return byWords(Text.words(plain(header)))
                .or(() -> partOfBirth(header).map(ColumnMeaning.Part::new))
                .or(() -> byWords(inFull(header)));
    }

    private static Optional<ColumnMeaning> byWords(List<String> words) {
        var whole = LEXICON.meaning(String.join(" ", words));
        if (whole != null) {
            return Optional.of(whole);
        }
        var telling = words.stream().filter(word -> !LEXICON.isAround(word)).toList();
        return Optional.ofNullable(LEXICON.meaning(String.join(" ", telling)));
    }

    /// The words of a header in full, figures apart: `hse_num` gives "house", "number".
    private static List<String> inFull(String header) {
        List<String> words = new ArrayList<>();
        apart(header).forEach(word -> words.addAll(Text.words(LEXICON.whole(word))));
        return words;
    }

    private static List<String> apart(String header) {
        return Text.words(plain(header).replaceAll("(?<=[a-z])(?=\\d)", " "));
    }

    /// Which part of a date a header names, whatever the date is of.
    static Optional<Piece> part(String header) {
        return apart(header).stream().flatMap(word -> LEXICON.part(word).stream()).findFirst();
    }

    private static Optional<Piece> partOfBirth(String header) {
        return apart(header).stream().anyMatch(LEXICON::isOfBirth)
                ? part(header)
                : Optional.empty();
    }

    /// Whether a header says that a name stands below it, though not whose or which part of it:
    /// `pername1`, `site name`.
    static boolean saysName(String header) {
        return inFull(header).stream()
                .anyMatch(word ->
                        word.endsWith("name") || word.endsWith("nombre") || word.endsWith("nome"));
    }

    /// Whether a header names what happens to a row (its status, an amount) or how rows hang
    /// together, which does not tell who it is about.
    static boolean isAside(String header) {
        return Text.words(plain(header)).stream().anyMatch(LEXICON::isAside);
    }

    /// Which document a column of documents holds, by the words of its header, and which one a
    /// column of issuers goes with.
    static NationalId.Kind document(String header) {
        String plain = plain(header);
        if (plain.contains("passport") || plain.contains("pasaporte")) {
            return NationalId.Kind.PASSPORT;
        }
        if (plain.contains("licen") || plain.contains("conducir")) {
            return NationalId.Kind.LICENCE;
        }
        boolean social = plain.contains("ssn") || plain.contains("soc");
        return social || plain.contains("seguridad") || plain.equals("nss")
                ? NationalId.Kind.SOCIAL_SECURITY
                : NationalId.Kind.OTHER;
    }

    /// `fechaNacimiento` and `FECHA_NACIMIENTO` are "fecha nacimiento".
    static String plain(String header) {
        String spaced = header.replaceAll("([a-z])([A-Z])", "$1 $2");
        String folded = Text.fold(spaced);
        return folded.replaceAll("\\b(de|del|of|la|el)\\b", " ").replaceAll(" +", " ").strip();
    }
}
