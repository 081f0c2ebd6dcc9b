package atalaya.server.console.draw;

import gg.jte.Content;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Ribbons from the tiers customers were in to those they are in.
///
/// Both sides are on one scale; a ribbon that rises is green, one that falls red, one that stays
/// has the colour of its tier. Each opens its customers; whoever reads without a pointer has them
/// as a table.
public final class TierFlow {

    private static final double HEIGHT = 200;
    private static final double LEFT = 34;
    private static final double RIGHT = 406;
    private static final double GAP = 12;
    private static final double BAR = 8;
    private static final String LETTERS = "ABCD";

    /// So many customers in one ribbon.
    ///
    /// @param from 0 for A to 3 for D
    /// @param url of the list of them
    /// @param title in words
    public record Ribbon(int from, int to, long customers, String url, String title) {}

    private TierFlow() {}

    /// @param ribbons at most one for each pair, in any order
    public static Content of(List<Ribbon> ribbons) {
        double all = Math.max(1, ribbons.stream().mapToLong(Ribbon::customers).sum());
        double scale = (HEIGHT - 3 * GAP) / all;
        var svg = new StringBuilder(4_000);
        svg.append("<svg class=\"flow\" viewBox=\"0 0 440 200\" aria-hidden=\"true\">");
        double[] leftAt = starts(ribbons, scale, true);
        double[] rightAt = starts(ribbons, scale, false);
        for (int tier = 0; tier < LETTERS.length(); tier++) {
            side(svg, tier, leftAt[tier], sum(ribbons, tier, true) * scale, LEFT - BAR, LEFT - 14);
            side(svg, tier, rightAt[tier], sum(ribbons, tier, false) * scale, RIGHT, RIGHT + 14);
        }
        var left = leftAt.clone();
        var right = rightAt.clone();
        for (int from = 0; from < LETTERS.length(); from++) {
            for (int to = 0; to < LETTERS.length(); to++) {
                var one = find(ribbons, from, to);
                if (one.isPresent()) {
                    double width = one.get().customers() * scale;
                    ribbon(svg, one.get(), left[from], right[to], width);
                    left[from] += width;
                    right[to] += width;
                }
            }
        }
        var text = svg.append("</svg>").toString();
        return output -> output.writeContent(text);
    }

    private static double[] starts(List<Ribbon> ribbons, double scale, boolean left) {
        var starts = new double[LETTERS.length()];
        double at = 0;
        for (int tier = 0; tier < starts.length; tier++) {
            starts[tier] = at;
            at += sum(ribbons, tier, left) * scale + GAP;
        }
        return starts;
    }

    private static long sum(List<Ribbon> ribbons, int tier, boolean left) {
        return ribbons.stream()
                .filter(one -> (left ? one.from() : one.to()) == tier)
                .mapToLong(Ribbon::customers)
                .sum();
    }

    private static Optional<Ribbon> find(List<Ribbon> ribbons, int from, int to) {
        return ribbons.stream()
                .filter(one -> one.from() == from && one.to() == to && one.customers() > 0)
                .findFirst();
    }

    private static void side(
            StringBuilder svg, int tier, double y, double height, double x, double label) {
        var letter = LETTERS.substring(tier, tier + 1);
        svg.append(
                "<rect class=\"t-%s\" x=\"%s\" y=\"%s\" width=\"8\" height=\"%s\" rx=\"2\"/>"
                        .formatted(
                                letter.toLowerCase(Locale.ROOT),
                                number(x),
                                number(y),
                                number(Math.max(2, height))));
        svg.append(
                "<text x=\"%s\" y=\"%s\" text-anchor=\"middle\">%s</text>"
                        .formatted(number(label), number(y + Math.max(2, height) / 2 + 4), letter));
    }

    private static void ribbon(
            StringBuilder svg, Ribbon one, double left, double right, double width) {
        int from = one.from();
        int to = one.to();
        var style =
                from == to
                        ? "t-" + LETTERS.substring(from, from + 1).toLowerCase(Locale.ROOT)
                        : to < from ? "rise" : "fall";
        double middle = (LEFT + RIGHT) / 2;
        svg.append(
                "<a href=\"%s\" tabindex=\"-1\"><path class=\"ribbon %s\" d=\"M%s %sC%s %s %s %s %s %sV%sC%s %s %s %s %s %sZ\"><title>%s</title></path></a>"
                        .formatted(
                                one.url().replace("&", "&amp;"),
                                style,
                                number(LEFT),
                                number(left),
                                number(middle),
                                number(left),
                                number(middle),
                                number(right),
                                number(RIGHT),
                                number(right),
                                number(right + width),
                                number(middle),
                                number(right + width),
                                number(middle),
                                number(left + width),
                                number(LEFT),
                                number(left + width),
                                one.title()));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
