package atalaya.server.console.draw;

import static atalaya.server.console.draw.Waterfall.number;

import atalaya.insight.value.WhaleCurve;
import gg.jte.Content;
import java.util.function.DoubleFunction;
import java.util.function.IntFunction;
import org.springframework.web.util.HtmlUtils;

/// How the contribution gathers, customers from the best to the worst: the curve rises over 100 %
/// where some take away what others bring. Each point opens its customers.
public final class WhaleChart {

    private static final double LEFT = 46;
    private static final double RIGHT = 466;
    private static final double TOP = 14;
    private static final double BOTTOM = 202;
    private static final int BEST = 20;
    private static final int EVERY = 10;

    private final WhaleCurve curve;
    private final double highest;
    private final StringBuilder svg = new StringBuilder();

    private WhaleChart(WhaleCurve curve) {
        this.curve = curve;
        this.highest = Math.max(1, curve.peak().share()) * 1.06;
    }

    /// Words of the drawing.
    ///
    /// @param label the sentence that says what it shows
    /// @param best what the best fifth brings
    /// @param below what those below zero take away; empty where nobody does
    /// @param percent a share, such as `74 %`
    /// @param point what a point says of the best so many percent
    /// @param opens the address of the customers of that point
    /// @param opensBelow the address of those below zero
    public record Captions(
            String label,
            String best,
            String below,
            DoubleFunction<String> percent,
            IntFunction<String> point,
            IntFunction<String> opens,
            String opensBelow) {}

    /// @param curve of a total over zero
    public static Content of(WhaleCurve curve, Captions captions) {
        var drawn = new WhaleChart(curve).draw(captions);
        return output -> output.writeContent(drawn);
    }

    private String draw(Captions captions) {
        svg.append("<svg class=\"whale\" viewBox=\"0 0 480 230\" role=\"group\" aria-label=\"")
                .append(HtmlUtils.htmlEscape(captions.label()))
                .append("\">");
        grid(captions);
        areas(captions);
        svg.append("<path class=\"curve\" d=\"").append(path()).append("\"/>");
        for (int percent = EVERY; percent <= 100; percent += EVERY) {
            point(percent, captions);
        }
        text("mark", x(BEST / 100.0) + 9, y(share(BEST)) + 16, "start", captions.best());
        return svg.append("</svg>").toString();
    }

    private void grid(Captions captions) {
        for (double share = 0; share <= highest; share += .25) {
            svg.append(
                    "<line class=\"%s\" x1=\"%s\" x2=\"%s\" y1=\"%s\" y2=\"%s\"/>"
                            .formatted(
                                    share == 0 ? "axis" : "grid",
                                    number(LEFT),
                                    number(RIGHT),
                                    number(y(share)),
                                    number(y(share))));
            text("tick", LEFT - 6, y(share) + 3.5, "end", captions.percent().apply(share));
        }
        for (int percent = 0; percent <= 100; percent += 20) {
            text(
                    "tick",
                    x(percent / 100.0),
                    BOTTOM + 16,
                    percent == 100 ? "end" : "middle",
                    captions.percent().apply(percent / 100.0));
        }
    }

    private void areas(Captions captions) {
        svg.append(
                "<path class=\"under\" d=\"%s L%s %s L%s %s Z\"/>"
                        .formatted(
                                path(),
                                number(RIGHT),
                                number(BOTTOM),
                                number(LEFT),
                                number(BOTTOM)));
        svg.append(
                "<rect class=\"best\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/>"
                        .formatted(
                                number(LEFT),
                                number(TOP),
                                number(x(BEST / 100.0) - LEFT),
                                number(BOTTOM - TOP)));
        if (curve.below() > 0) {
            double from = x(1 - (double) curve.below() / curve.customers());
            svg.append(
                    "<a href=\"%s\" aria-label=\"%s\"><rect class=\"loss\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/></a>"
                            .formatted(
                                    captions.opensBelow(),
                                    HtmlUtils.htmlEscape(captions.below()),
                                    number(from),
                                    number(TOP),
                                    number(RIGHT - from),
                                    number(BOTTOM - TOP)));
            text("mark bad", Math.min(from, RIGHT) - 6, y(.5), "end", captions.below());
        }
    }

    private void point(int percent, Captions captions) {
        svg.append(
                "<a href=\"%s\" aria-label=\"%s\"><title>%s</title><circle class=\"hit\" cx=\"%s\" cy=\"%s\" r=\"12\"/><circle class=\"dot%s\" cx=\"%s\" cy=\"%s\" r=\"%s\"/></a>"
                        .formatted(
                                captions.opens().apply(percent),
                                HtmlUtils.htmlEscape(captions.point().apply(percent)),
                                HtmlUtils.htmlEscape(captions.point().apply(percent)),
                                number(x(percent / 100.0)),
                                number(y(share(percent))),
                                percent == BEST ? " open" : "",
                                number(x(percent / 100.0)),
                                number(y(share(percent))),
                                percent == BEST ? "4.5" : "2.6"));
    }

    private double share(int percent) {
        return curve.topShare(percent / 100.0);
    }

    private String path() {
        var path = new StringBuilder("M").append(number(LEFT)).append(' ').append(number(BOTTOM));
        for (var point : curve.points()) {
            path.append(" L")
                    .append(number(x((double) point.customers() / curve.customers())))
                    .append(' ')
                    .append(number(y(point.share())));
        }
        return path.toString();
    }

    private void text(String kind, double x, double y, String anchor, String text) {
        svg.append(
                "<text class=\"%s\" x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>"
                        .formatted(kind, number(x), number(y), anchor, HtmlUtils.htmlEscape(text)));
    }

    private static double x(double share) {
        return LEFT + share * (RIGHT - LEFT);
    }

    private double y(double share) {
        return BOTTOM - share / highest * (BOTTOM - TOP);
    }
}
