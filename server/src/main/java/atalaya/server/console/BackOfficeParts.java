package atalaya.server.console;

import atalaya.insight.risk.RiskDifference;
import atalaya.server.console.draw.Meter;
import atalaya.server.console.page.BackOfficePage;
import atalaya.server.console.page.Words;
import atalaya.server.value.Mark;
import atalaya.server.value.Scorecard;
import java.math.BigDecimal;

/// Puts the scorecard of the back office into words and bars.
record BackOfficeParts(Words w, String currency, int decimals) {

    BackOfficePage page(Scorecard scorecard) {
        return new BackOfficePage(
                w.count("value.backoffice.summary", scorecard.abandoners()),
                scorecard.boards().stream().map(this::board).toList());
    }

    private BackOfficePage.Board board(Scorecard.Filled filled) {
        var board = filled.board();
        return new BackOfficePage.Board(
                w.text("value.board." + board.word()),
                w.text("value.board." + board.word() + ".about"),
                w.text("value.board." + board.word() + ".head"),
                board == Scorecard.Board.PROMOTION,
                filled.rows().stream().map(row -> row(board, row)).toList());
    }

    private BackOfficePage.Row row(Scorecard.Board board, Scorecard.Row row) {
        return new BackOfficePage.Row(
                label(w, board, row.label()),
                Meter.progress(row.share()),
                w.percent(row.share()),
                w.text("value.backoffice.of", row.bad(), row.all()),
                w.number(row.customers()),
                money(row.atRisk()),
                money(row.cost()),
                row.after() == null ? null : after(row.after()),
                PortfolioParts.url(new Mark.Row(board, row.label())));
    }

    private BackOfficePage.After after(RiskDifference found) {
        var points = points(found.difference());
        var low = points(found.low());
        var high = points(found.high());
        return new BackOfficePage.After(
                w.text("value.backoffice.after.points", points, low, high),
                w.text(
                        "value.backoffice.after.explained",
                        w.number(found.exposed()),
                        w.number(found.comparable()),
                        points,
                        low,
                        high),
                found.high() < 0);
    }

    /// Hundredths with their sign, as they are printed.
    private static String points(double difference) {
        long points = Math.round(100 * difference);
        return points == 0 ? "0" : (points < 0 ? "−" : "+") + Math.abs(points);
    }

    /// A label of the source, or the text of a word of ours.
    static String label(Words w, Scorecard.Board board, String label) {
        return label.isEmpty()
                ? w.text("value.backoffice.unsaid")
                : switch (board) {
                    case HOUR -> label + " h";
                    case WAIT, STEP -> w.text("value.row." + board.word() + "." + label);
                    case QUEUE, DEFECT, PROMOTION, TOPIC -> label;
                };
    }

    private String money(long minor) {
        return w.wholeMoney(BigDecimal.valueOf(minor, decimals), currency);
    }
}
