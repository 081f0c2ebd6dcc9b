package atalaya.server.console.draw;

import static atalaya.server.console.draw.Waterfall.number;

import gg.jte.Content;

/// Weights on one scale: a bar to the right for what speaks for, to the left for what speaks
/// against, and a thin line from the least to the most where a weight varies.
///
/// @param lowest where the scale begins, 0 or less
/// @param highest where it ends, 0 or more
public record Scale(double lowest, double highest) {

    private static final double WIDTH = 300;

    public Scale {
        if (lowest >= highest) {
            throw new IllegalArgumentException(
                    "A scale from %s to %s has no length.".formatted(lowest, highest));
        }
    }

    /// @param usual the bar's end
    /// @param from the least
    /// @param to the most, no less than the least
    public Content bar(double usual, double from, double to) {
        double left = x(Math.min(0, usual));
        double width = Math.max(1.5, x(Math.max(0, usual)) - left);
        var svg =
                """
                <svg class="weight" viewBox="0 0 300 14" preserveAspectRatio="none" aria-hidden="true">\
                <rect class="bar-track" width="300" height="14" rx="3"/>\
                <rect class="bar-%s" x="%s" y="3" width="%s" height="8" rx="2"/>\
                <line class="range" x1="%s" x2="%s" y1="7" y2="7"/>\
                <line class="bar-zero" x1="%s" x2="%s" y1="0" y2="14"/></svg>\
                """
                        .formatted(
                                usual >= 0 ? "for" : "against",
                                number(left),
                                number(width),
                                number(x(from)),
                                number(x(to)),
                                number(x(0)),
                                number(x(0)));
        return output -> output.writeContent(svg);
    }

    private double x(double bits) {
        return (Math.clamp(bits, lowest, highest) - lowest) / (highest - lowest) * WIDTH;
    }
}
