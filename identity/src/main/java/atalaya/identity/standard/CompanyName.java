package atalaya.identity.standard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A company's name as we compare it: its own words, without the legal form.
///
/// @param words in the order typed, never empty
public record CompanyName(List<String> words) {

    private static final Set<String> LEGAL_FORMS =
            Set.of(
                    "sl",
                    "slu",
                    "sll",
                    "sa",
                    "sau",
                    "sal",
                    "sc",
                    "scp",
                    "cb",
                    "scoop",
                    "coop",
                    "srl",
                    "sas",
                    "cv",
                    "rl",
                    "inc",
                    "llc",
                    "llp",
                    "ltd",
                    "limited",
                    "plc",
                    "co",
                    "corp",
                    "corporation",
                    "company",
                    "gmbh",
                    "ag",
                    "kg",
                    "bv",
                    "nv",
                    "lda",
                    "ltda",
                    "sociedad",
                    "limitada",
                    "anonima",
                    "eirl",
                    "sapi",
                    "aie",
                    "ute",
                    "sarl",
                    "spa",
                    "oy",
                    "ab",
                    "aps",
                    "pte",
                    "pty",
                    "lp",
                    "kft",
                    "sro",
                    "doo",
                    "mbh",
                    "incorporated",
                    "unipersonal",
                    "cooperativa",
                    "soc");

    /// Words that say what an organisation is.
    private static final Set<String> ORGANISATIONS =
            Set.of(
                    "academy",
                    "agency",
                    "agencia",
                    "association",
                    "asociacion",
                    "associacio",
                    "ayuntamiento",
                    "bank",
                    "banco",
                    "center",
                    "centre",
                    "centro",
                    "church",
                    "clinic",
                    "clinica",
                    "club",
                    "colegio",
                    "college",
                    "comunidad",
                    "department",
                    "escuela",
                    "foundation",
                    "fundacion",
                    "group",
                    "grupo",
                    "holding",
                    "hospital",
                    "hotel",
                    "industries",
                    "institute",
                    "instituto",
                    "international",
                    "ministerio",
                    "ministry",
                    "partners",
                    "school",
                    "services",
                    "servicios",
                    "society",
                    "solutions",
                    "systems",
                    "technologies",
                    "universidad",
                    "universidade",
                    "university");

    private static final Set<String> PARTICLES =
            Set.of(
                    "de", "del", "la", "las", "los", "el", "y", "e", "and", "the", "of", "s", "l",
                    "a", "c", "u", "v", "r");

    public CompanyName {
        words = List.copyOf(words);
    }

    public static Optional<CompanyName> parse(String typed) {
        List<String> all = Text.words(typed);
        List<String> own = new ArrayList<>();
        for (String word : all) {
            if (!LEGAL_FORMS.contains(word) && !PARTICLES.contains(word)) {
                own.add(word);
            }
        }
        List<String> words = own.isEmpty() ? all : own;
        return words.isEmpty() ? Optional.empty() : Optional.of(new CompanyName(words));
    }

    /// Whether a name is plainly a company's or another organisation's: it ends in a legal form, or
    /// says what it is.
    public static boolean isPlainlyOne(String typed) {
        List<String> words = Text.words(typed);
        return words.size() > 1
                && (LEGAL_FORMS.contains(words.getLast())
                        || words.stream().anyMatch(ORGANISATIONS::contains));
    }

    public String text() {
        return String.join(" ", words);
    }
}
