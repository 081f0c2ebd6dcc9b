package atalaya.server.console.draw;

import static atalaya.server.console.draw.Waterfall.number;

import gg.jte.Content;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/// A customer in the middle and those tied to it around; the list under it says the same.
public final class TieGraph {

    private static final double WIDTH = 300;
    private static final double HEIGHT = 190;
    private static final double RADIUS_X = 100;
    private static final double RADIUS_Y = 62;
    private static final int LONGEST_NAME = 15;

    /// Fewer than these stand in one line and need less height.
    private static final int FEW = 3;

    /// The most that fit around.
    public static final int MOST = 6;

    private TieGraph() {}

    /// Somebody around.
    ///
    /// @param style `household`, `company` or `referral`
    public record Node(
            String initials, String name, String kind, String style, @Nullable String url) {}

    /// @param label the sentence that says what the drawing shows
    public static Content of(String initials, List<Node> around, String label) {
        var svg =
                new StringBuilder(
                        "<svg class=\"graph\" viewBox=\""
                                + window(around.size())
                                + "\" role=\"img\" aria-label=\""
                                + HtmlUtils.htmlEscape(label)
                                + "\">");
        var nodes = around.subList(0, Math.min(MOST, around.size()));
        for (int i = 0; i < nodes.size(); i++) {
            svg.append(
                    "<line class=\"tie\" x1=\"150\" y1=\"95\" x2=\"%s\" y2=\"%s\"/>"
                            .formatted(number(x(i, nodes.size())), number(y(i, nodes.size()))));
        }
        svg.append("<circle class=\"node me\" cx=\"150\" cy=\"95\" r=\"21\"/>");
        text(svg, "initials me", 150, 95, initials);
        for (int i = 0; i < nodes.size(); i++) {
            node(svg, nodes.get(i), x(i, nodes.size()), y(i, nodes.size()));
        }
        svg.append("</svg>");
        var drawn = svg.toString();
        return output -> output.writeContent(drawn);
    }

    /// One alone beside the customer stands in the middle with it.
    private static String window(int around) {
        if (around == 1) {
            return "50 50 300 96";
        }
        return around < FEW ? "0 50 300 96" : "0 0 300 190";
    }

    private static void node(StringBuilder svg, Node node, double x, double y) {
        svg.append(
                "<circle class=\"node %s\" cx=\"%s\" cy=\"%s\" r=\"15\"/>"
                        .formatted(node.style(), number(x), number(y)));
        text(svg, "initials", x, y, node.initials());
        boolean above = y < HEIGHT / 2;
        double near = Math.clamp(x, 54, WIDTH - 54);
        text(svg, "name", near, above ? y - 31 : y + 28, shortened(node.name()));
        text(svg, "kind", near, above ? y - 20 : y + 39, node.kind());
    }

    private static void text(StringBuilder svg, String kind, double x, double y, String text) {
        svg.append(
                "<text class=\"%s\" x=\"%s\" y=\"%s\">%s</text>"
                        .formatted(kind, number(x), number(y), HtmlUtils.htmlEscape(text)));
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME
                ? name
                : name.substring(0, LONGEST_NAME - 1).strip() + "…";
    }

    private static double x(int index, int count) {
        return WIDTH / 2 + RADIUS_X * Math.cos(angle(index, count));
    }

    private static double y(int index, int count) {
        return HEIGHT / 2 + RADIUS_Y * .7 * Math.sin(angle(index, count));
    }

    /// Corners first, as four fit best; others in equal steps.
    private static double angle(int index, int count) {
        if (count == 1) {
            return 0;
        }
        double first = count == 2 ? 0 : -Math.PI * 3 / 4;
        return first + 2 * Math.PI * index / count;
    }
}
