package atalaya.server.console.draw;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Bars that add up: each starts where the one before ended, from the prior to the total.
///
/// One SVG for each line, all on one scale, so that the words beside them wrap as they like.
public final class Waterfall {

    private static final double WIDTH = 300;

    private final double lowest;
    private final double highest;
    private final double doubtFrom;
    private final double doubtTo;
    private final List<Content> bars;

    private Waterfall(double[] steps, double doubtFrom, double doubtTo) {
        double at = 0;
        double low = Math.min(0, doubtFrom);
        double high = Math.max(0, doubtTo);
        for (double step : steps) {
            at += step;
            low = Math.min(low, at);
            high = Math.max(high, at);
        }
        double margin = (high - low) * .04;
        this.lowest = low - margin;
        this.highest = high + margin;
        this.doubtFrom = doubtFrom;
        this.doubtTo = doubtTo;
        this.bars = draw(steps);
    }

    /// @param steps bits: the prior first, then each evidence; the total is drawn after them
    /// @param doubtFrom the score from which a person is asked
    /// @param doubtTo the score from which two records are one customer
    public static Waterfall of(List<Double> steps, double doubtFrom, double doubtTo) {
        return new Waterfall(
                steps.stream().mapToDouble(Double::doubleValue).toArray(), doubtFrom, doubtTo);
    }

    /// The bar of a line; the last line is the total.
    public Content bar(int line) {
        return bars.get(line);
    }

    private List<Content> draw(double[] steps) {
        var drawn = new ArrayList<Content>();
        double at = 0;
        for (int i = 0; i < steps.length; i++) {
            var kind = i == 0 ? "start" : steps[i] >= 0 ? "for" : "against";
            drawn.add(bar(at, at + steps[i], kind));
            at += steps[i];
        }
        var total = at >= doubtTo ? "for" : at >= doubtFrom ? "unsure" : "against";
        drawn.add(bar(0, at, total));
        return List.copyOf(drawn);
    }

    private Content bar(double from, double to, String kind) {
        double left = x(Math.min(from, to));
        double width = Math.max(1.5, x(Math.max(from, to)) - left);
        var svg =
                """
                <svg viewBox="0 0 300 14" preserveAspectRatio="none" aria-hidden="true">\
                <rect class="bar-track" width="300" height="14" rx="3"/>\
                <rect class="bar-doubt" x="%s" width="%s" height="14"/>\
                <rect class="bar-%s" x="%s" y="2" width="%s" height="10" rx="2"/>\
                <line class="bar-zero" x1="%s" x2="%s" y1="0" y2="14"/></svg>\
                """
                        .formatted(
                                number(x(doubtFrom)),
                                number(x(doubtTo) - x(doubtFrom)),
                                kind,
                                number(left),
                                number(width),
                                number(x(0)),
                                number(x(0)));
        return output -> output.writeContent(svg);
    }

    private double x(double bits) {
        return (bits - lowest) / (highest - lowest) * WIDTH;
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
