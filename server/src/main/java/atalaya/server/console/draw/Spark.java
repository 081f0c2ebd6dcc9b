package atalaya.server.console.draw;

import static atalaya.server.console.draw.Waterfall.number;

import gg.jte.Content;

/// A small line of recent numbers, beside the figure that names them.
public final class Spark {

    private static final double WIDTH = 58;
    private static final double HEIGHT = 18;
    private static final double EDGE = 3;

    private Spark() {}

    public static Content of(double[] values) {
        double low = Double.MAX_VALUE;
        double high = -Double.MAX_VALUE;
        for (double value : values) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        double range = high - low == 0 ? 1 : high - low;
        var path = new StringBuilder();
        double x = EDGE;
        double y = HEIGHT - EDGE;
        for (int i = 0; i < values.length; i++) {
            x = EDGE + (WIDTH - 2 * EDGE) * i / Math.max(1, values.length - 1);
            y = HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * (values[i] - low) / range;
            path.append(i == 0 ? "M" : " L").append(number(x)).append(' ').append(number(y));
        }
        var svg =
                """
                <svg class="spark" viewBox="0 0 58 18" aria-hidden="true">\
                <path class="area" d="%s L%s 18 L3 18 Z"/><path class="line" d="%s"/>\
                <circle class="dot" cx="%s" cy="%s" r="2"/></svg>\
                """
                        .formatted(path, number(x), path, number(x), number(y));
        return output -> output.writeContent(svg);
    }
}
