package atalaya.server.console.draw;

import static atalaya.server.console.draw.Waterfall.number;

import gg.jte.Content;
import java.util.function.LongFunction;
import org.springframework.web.util.HtmlUtils;

/// How many pairs have which score: a column for each bit, on a scale of powers of ten, coloured by
/// what the two thresholds make of it.
public final class ScoreBars {

    private static final double WIDTH = 760;
    private static final double HEIGHT = 230;
    private static final double LEFT = 46;
    private static final double TOP = 38;
    private static final double BOTTOM = 190;

    private final long[] counts;
    private final int lowestBits;
    private final double review;
    private final double link;
    private final int first;
    private final int last;
    private final int decades;
    private final StringBuilder svg = new StringBuilder();

    private ScoreBars(long[] counts, int lowestBits, double review, double link) {
        this.counts = counts;
        this.lowestBits = lowestBits;
        this.review = review;
        this.link = link;
        int from = counts.length;
        int to = 0;
        long most = 1;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                from = Math.min(from, i);
                to = Math.max(to, i);
                most = Math.max(most, counts[i]);
            }
        }
        first = Math.max(0, Math.min(from, (int) Math.floor(review) - lowestBits - 2));
        last = Math.min(counts.length - 1, Math.max(to, (int) Math.ceil(link) - lowestBits + 6));
        decades = Math.max(1, (int) Math.ceil(Math.log10(most + 1)));
    }

    /// Words of the drawing.
    ///
    /// @param label the sentence that says what it shows
    /// @param review what stands at the lower threshold
    /// @param link what stands at the upper one
    /// @param bits what the axis is in
    public record Captions(
            String label, String review, String link, String bits, LongFunction<String> number) {}

    /// @param counts pairs of one whole bit each
    /// @param lowestBits where the first begins
    /// @param review bits from which a person is asked
    /// @param link bits from which two records are joined
    public static Content of(
            long[] counts, int lowestBits, double review, double link, Captions captions) {
        var drawn = new ScoreBars(counts, lowestBits, review, link).draw(captions);
        return output -> output.writeContent(drawn);
    }

    private String draw(Captions captions) {
        svg.append("<svg class=\"scores\" viewBox=\"0 0 760 230\" role=\"img\" aria-label=\"")
                .append(HtmlUtils.htmlEscape(captions.label()))
                .append("\">");
        grid(captions);
        for (int i = first; i <= last; i++) {
            column(i, captions);
        }
        axis(captions);
        line(review, captions.review(), 10);
        line(link, captions.link(), 25);
        return svg.append("</svg>").toString();
    }

    private void grid(Captions captions) {
        for (int decade = 0; decade <= decades; decade++) {
            double y = y(Math.pow(10, decade));
            svg.append(
                    "<line class=\"grid\" x1=\"%s\" x2=\"%s\" y1=\"%s\" y2=\"%s\"/>"
                            .formatted(number(LEFT), number(WIDTH), number(y), number(y)));
            text(
                    "tick",
                    LEFT - 6,
                    y + 3.5,
                    "end",
                    captions.number().apply((long) Math.pow(10, decade)));
        }
    }

    private void column(int i, Captions captions) {
        if (counts[i] == 0) {
            return;
        }
        double bits = lowestBits + i;
        var kind = bits >= link ? "for" : bits + 1 > review ? "unsure" : "against";
        double top = y(counts[i]);
        double width = x(bits + 1) - x(bits);
        svg.append(
                "<rect class=\"bar-%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"1.5\"><title>%s</title></rect>"
                        .formatted(
                                kind,
                                number(x(bits) + 1),
                                number(top),
                                number(Math.max(1, width - 2)),
                                number(BOTTOM - top),
                                "%+d … %+d: %s"
                                        .formatted(
                                                (int) bits,
                                                (int) bits + 1,
                                                captions.number().apply(counts[i]))));
    }

    private void axis(Captions captions) {
        svg.append(
                "<line class=\"axis\" x1=\"%s\" x2=\"%s\" y1=\"%s\" y2=\"%s\"/>"
                        .formatted(number(LEFT), number(WIDTH), number(BOTTOM), number(BOTTOM)));
        for (int bits = lowestBits + first; bits <= lowestBits + last + 1; bits++) {
            if (bits % 5 == 0 && x(bits) <= WIDTH - 14) {
                text(
                        "tick",
                        x(bits),
                        BOTTOM + 15,
                        "middle",
                        bits == 0 ? "0" : "%+d".formatted(bits));
            }
        }
        text("caption", (LEFT + WIDTH) / 2, HEIGHT - 6, "middle", captions.bits());
    }

    /// The two captions stand at different heights, since the lines may be close together.
    private void line(double bits, String caption, double y) {
        double x = x(bits);
        svg.append(
                "<line class=\"threshold\" x1=\"%s\" x2=\"%s\" y1=\"%s\" y2=\"%s\"/>"
                        .formatted(number(x), number(x), number(y - 7), number(BOTTOM)));
        text("caption strong", x + 5, y, "start", caption);
    }

    private void text(String kind, double x, double y, String anchor, String text) {
        svg.append(
                "<text class=\"%s\" x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>"
                        .formatted(kind, number(x), number(y), anchor, HtmlUtils.htmlEscape(text)));
    }

    private double x(double bits) {
        return LEFT + (bits - lowestBits - first) / (last - first + 1) * (WIDTH - LEFT);
    }

    /// One pair stands a little above the axis, none on it.
    private double y(double count) {
        double share = (Math.log10(count) + .25) / (decades + .25);
        return BOTTOM - Math.max(0, share) * (BOTTOM - TOP);
    }
}
