package atalaya.identity.standard;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Countries as files write them: `US`, `USA`, `United States`, `Estados Unidos`.
public final class Countries {

    private static final Map<String, String> CODES = codes();

    private Countries() {}

    /// The ISO 3166 code of two letters, or the folded text in upper case where it names no country
    /// we know (the state of a driving licence); empty when blank.
    public static String code(String typed) {
        String folded = Text.fold(typed);
        return CODES.getOrDefault(folded, folded.toUpperCase(Locale.ROOT));
    }

    /// Whether a text names a country.
    public static boolean isCountry(String typed) {
        return CODES.containsKey(Text.fold(typed));
    }

    private static Map<String, String> codes() {
        Map<String, String> codes = new HashMap<>();
        for (String code : Locale.getISOCountries()) {
            var country = Locale.of("", code);
            codes.put(Text.fold(code), code);
            codes.put(Text.fold(country.getISO3Country()), code);
            for (var language : new String[] {"en", "es", "pt", "ca"}) {
                codes.putIfAbsent(Text.fold(country.getDisplayCountry(Locale.of(language))), code);
            }
        }
        codes.put("uk", "GB");
        codes.put("england", "GB");
        codes.put("inglaterra", "GB");
        codes.put("hong kong", "HK");
        codes.put("eeuu", "US");
        codes.put("ee uu", "US");
        codes.put("united states of america", "US");
        codes.put("mejico", "MX");
        codes.put("russia", "RU");
        return Map.copyOf(codes);
    }
}
