package atalaya.server.console.draw;

import static atalaya.server.console.draw.Waterfall.number;

import gg.jte.Content;
import java.util.List;
import org.springframework.web.util.HtmlUtils;

/// The 52 weeks of a customer: a column for each, unpleasant things in red on top, the chosen weeks
/// framed. Each column leads to its four weeks.
public final class WeekStrip {

    private static final double WIDTH = 560;
    private static final double HEIGHT = 46;
    private static final double GAP = 2;

    private WeekStrip() {}

    /// One column.
    ///
    /// @param interactions how many there were
    /// @param good share of them that pleased, 0 to 1
    /// @param bad share of them that hurt, 0 to 1; good and bad together at most 1
    /// @param title what it says on hover
    /// @param url where it leads
    public record Week(
            int interactions, double good, double bad, String title, String url, boolean chosen) {}

    /// @param label the sentence that says what the chart shows
    public static Content of(List<Week> weeks, String label) {
        int most = Math.max(1, weeks.stream().mapToInt(Week::interactions).max().orElse(1));
        var svg =
                new StringBuilder(
                        "<svg viewBox=\"0 0 560 46\" preserveAspectRatio=\"none\" role=\"group\""
                                + " aria-label=\""
                                + HtmlUtils.htmlEscape(label)
                                + "\">");
        double step = WIDTH / Math.max(1, weeks.size());
        svg.append("<line class=\"axis-line\" x1=\"0\" x2=\"560\" y1=\"45.5\" y2=\"45.5\"/>");
        for (int i = 0; i < weeks.size(); i++) {
            column(svg, weeks.get(i), i * step, step, most);
        }
        frame(svg, weeks, step);
        svg.append("</svg>");
        var drawn = svg.toString();
        return output -> output.writeContent(drawn);
    }

    private static void column(StringBuilder svg, Week week, double x, double step, int most) {
        svg.append("<a class=\"week")
                .append(week.chosen() ? " in" : "")
                .append("\" tabindex=\"-1\" aria-hidden=\"true\" href=\"")
                .append(HtmlUtils.htmlEscape(week.url()))
                .append("\"><title>")
                .append(HtmlUtils.htmlEscape(week.title()))
                .append("</title>");
        if (week.interactions() == 0) {
            rect(svg, "hit", x, 0, step, HEIGHT);
        } else {
            // Square root: one busy week must not flatten the others.
            double height =
                    Math.max(4, (HEIGHT - 4) * Math.sqrt((double) week.interactions() / most));
            double hurt = height * week.bad();
            double nice = height * week.good();
            double calm = Math.max(0, height - hurt - nice);
            double width = step - GAP;
            double top = HEIGHT - height;
            rect(svg, "hurt", x + 1, top, width, hurt);
            rect(svg, "nice", x + 1, top + hurt, width, nice);
            rect(svg, "calm", x + 1, top + hurt + nice, width, calm);
        }
        svg.append("</a>");
    }

    private static void frame(StringBuilder svg, List<Week> weeks, double step) {
        int first = -1;
        int last = -1;
        for (int i = 0; i < weeks.size(); i++) {
            if (weeks.get(i).chosen()) {
                first = first < 0 ? i : first;
                last = i;
            }
        }
        if (first >= 0 && last - first + 1 < weeks.size()) {
            rect(svg, "window", first * step + .5, .5, (last - first + 1) * step - 1, HEIGHT - 1);
        }
    }

    private static void rect(
            StringBuilder svg, String kind, double x, double y, double width, double height) {
        if (height <= 0) {
            return;
        }
        svg.append("<rect class=\"")
                .append(kind)
                .append("\" x=\"")
                .append(number(x))
                .append("\" y=\"")
                .append(number(y))
                .append("\" width=\"")
                .append(number(width))
                .append("\" height=\"")
                .append(number(height))
                .append("\"/>");
    }
}
