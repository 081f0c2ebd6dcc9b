package atalaya.server.console.draw;

import static atalaya.server.console.draw.Waterfall.number;

import gg.jte.Content;

/// A share as a bar; the number beside it says the same in words.
public final class Meter {

    private static final double GOOD = .85;
    private static final double FAIR = .6;

    private Meter() {}

    /// @param share between 0 and 1, where more is better
    public static Content of(double share) {
        double whole = Math.clamp(share, 0, 1);
        var tone = whole >= GOOD ? "" : whole >= FAIR ? " mid" : " low";
        return draw(whole, tone);
    }

    /// Progress, which is good however little there is.
    public static Content progress(double share) {
        return draw(Math.clamp(share, 0, 1), "");
    }

    private static Content draw(double share, String tone) {
        var svg =
                """
                <svg class="meter" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">\
                <rect class="track" width="100" height="8" rx="1.5"/>\
                <rect class="fill%s" width="%s" height="8" rx="1.5"/></svg>\
                """
                        .formatted(tone, number(100 * share));
        return output -> output.writeContent(svg);
    }
}
