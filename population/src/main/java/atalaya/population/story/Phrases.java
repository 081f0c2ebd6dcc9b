package atalaya.population.story;

import atalaya.population.chance.Chance;
import atalaya.population.chance.Lines;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What people write, by voice and tone, with the particulars filled in.
public final class Phrases {
    /// Who writes.
    public enum Voice {
        CUSTOMER("c"),
        AGENT("a"),
        CASE("k");

        private final String letter;

        Voice(String letter) {
            this.letter = letter;
        }
    }

    private static final List<String> OPENINGS =
            List.of(
                    "",
                    "",
                    "",
                    "",
                    "La verdad, ",
                    "Pues ",
                    "Hola. ",
                    "Buenos días. ",
                    "En resumen: ",
                    "Bueno, ");
    private static final List<String> CLOSINGS =
            List.of(
                    "",
                    "",
                    "",
                    "",
                    "",
                    " Gracias.",
                    " Un saludo.",
                    " Espero respuesta.",
                    " Saludos.",
                    " :(",
                    " 👍");

    private final Map<String, List<String>> texts = new HashMap<>();

    public Phrases() {
        for (var cells : Lines.of(Phrases.class, "phrases.txt")) {
            var text = String.join(";", cells.subList(3, cells.size()));
            add(cells.get(0) + cells.get(1), text);
            add(cells.get(0) + cells.get(1) + cells.get(2), text);
            add(cells.get(0) + cells.get(2), text);
        }
    }

    private void add(String key, String text) {
        texts.computeIfAbsent(key, any -> new java.util.ArrayList<>()).add(text);
    }

    /// A customer's words of a tone from −2 to 2, about the topic where there are such words.
    public String customer(
            int tone, Topic topic, Product product, String town, int days, Chance chance) {
        var of =
                texts.getOrDefault(
                        "c" + tone + topic.word(), texts.getOrDefault("c" + tone, List.of("")));
        var text = fill(chance.oneOf(of), product, town, days, chance);
        var opening = chance.oneOf(OPENINGS);
        boolean joins =
                opening.endsWith(", ") || opening.endsWith("s ") || opening.endsWith("Pues ");
        var joined =
                opening
                        + (joins
                                ? text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1)
                                : text);
        var closing = chance.oneOf(CLOSINGS);
        var fits = closing.equals(" :(") ? tone < 0 : !closing.equals(" 👍") || tone > 0;
        var whole = fits ? joined + closing : joined;
        return chance.happens(0.06)
                ? whole.toUpperCase(Locale.ROOT)
                : chance.happens(0.2) ? hasty(whole) : whole;
    }

    /// Small letters, no accents and few stops, as on a telephone.
    private static String hasty(String text) {
        return java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replace(". ", " ");
    }

    public String about(
            Voice voice, Topic topic, Product product, String town, int days, Chance chance) {
        var of =
                texts.getOrDefault(
                        voice.letter + topic.word(),
                        texts.getOrDefault(voice.letter + "other", List.of("")));
        return fill(chance.oneOf(of), product, town, days, chance);
    }

    private static String fill(String text, Product product, String town, int days, Chance chance) {
        if (text.indexOf('{') < 0) {
            return text;
        }
        var name =
                product.name().substring(0, 1).toLowerCase(Locale.ROOT)
                        + product.name().substring(1);
        var filled =
                text.replace("{tienda}", town)
                        .replace("{dias}", Integer.toString(days))
                        .replace("{minutos}", Integer.toString(chance.between(6, 25)));
        return filled.startsWith("{producto}")
                ? filled.replace("{producto}", product.name())
                : filled.replace("{producto}", name);
    }
}
