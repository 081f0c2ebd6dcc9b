package atalaya.server.value;

import atalaya.insight.risk.Standing;
import atalaya.insight.value.LedgerPart;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// A mark on the portfolio that opens its customers. In addresses it is a word, such as `best-20`,
/// `below`, `asked`, `driver-returns`, `in-2-3`, `cooling`, `standing-lapsed`, `channel-call`,
/// `row-queue-Posventa`.
public sealed interface Mark {

    /// No label of a row is longer.
    int MOST_LETTERS = 200;

    /// Everybody.
    record All() implements Mark {}

    /// The best so many percent of those who moved anything in 12 months.
    record Best(int percent) implements Mark {}

    /// Customers who cost more than they bring.
    record Below() implements Mark {}

    /// Those who cost and never bought.
    record NeverBought() implements Mark {}

    /// Those below zero whose main driver is this part.
    record Driver(LedgerPart part) implements Mark {}

    /// A cell of the map of recency and purchases; bands are counted from 0.
    record In(int recency, int purchases) implements Mark {}

    /// Good customers who have not come for three months to a year.
    record Cooling() implements Mark {}

    /// Those of one standing.
    record Of(Standing standing) implements Mark {}

    /// Those whom a channel cost or brought anything.
    record By(String channel) implements Mark {}

    /// Those behind a row of the scorecard.
    ///
    /// @param label of the row, as its source says it
    record Row(Scorecard.Board board, String label) implements Mark {}

    /// Empty for a word that is no mark.
    static Optional<Mark> parse(String word) {
        var parts = word.split("-", 2);
        var rest = parts.length == 2 ? parts[1] : "";
        return switch (parts[0]) {
            case "all" -> Optional.of(new All());
            case "best" -> number(rest).filter(one -> one >= 1 && one <= 100).map(Best::new);
            case "below" -> Optional.of(new Below());
            case "asked" -> Optional.of(new NeverBought());
            case "cooling" -> Optional.of(new Cooling());
            case "driver" -> named(LedgerPart.values(), rest).map(Driver::new);
            case "standing" -> named(Standing.values(), rest).map(Of::new);
            case "channel" ->
                    rest.matches("[a-z]{1,20}") ? Optional.of(new By(rest)) : Optional.empty();
            case "in" -> cell(rest);
            case "row" -> row(rest);
            default -> Optional.empty();
        };
    }

    private static Optional<Mark> cell(String rest) {
        var bands = rest.split("-");
        if (bands.length != 2) {
            return Optional.empty();
        }
        var recency = number(bands[0]).filter(Portfolios::isBand);
        var purchases = number(bands[1]).filter(Portfolios::isBand);
        return recency.isPresent() && purchases.isPresent()
                ? Optional.of(new In(recency.get(), purchases.get()))
                : Optional.empty();
    }

    private static Optional<Mark> row(String rest) {
        int dash = rest.indexOf('-');
        return dash < 0 || rest.length() > MOST_LETTERS
                ? Optional.empty()
                : Scorecard.Board.parse(rest.substring(0, dash))
                        .map(board -> new Row(board, rest.substring(dash + 1)));
    }

    private static Optional<Integer> number(String text) {
        return text.matches("\\d{1,3}") ? Optional.of(Integer.parseInt(text)) : Optional.empty();
    }

    private static <E extends Enum<E>> Optional<E> named(E[] all, String word) {
        return Arrays.stream(all).filter(one -> word(one).equals(word)).findFirst();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The word that [#parse] reads.
    default String word() {
        return switch (this) {
            case All _ -> "all";
            case Best(var percent) -> "best-" + percent;
            case Below _ -> "below";
            case NeverBought _ -> "asked";
            case Driver(var part) -> "driver-" + word(part);
            case In(var recency, var purchases) -> "in-%d-%d".formatted(recency, purchases);
            case Cooling _ -> "cooling";
            case Of(var standing) -> "standing-" + word(standing);
            case By(var channel) -> "channel-" + channel;
            case Row(var board, var label) -> "row-" + board.word() + "-" + label;
        };
    }
}
