package atalaya.server.value;

import atalaya.insight.value.LedgerPart;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/// What one interaction cost beside the goods: as its source says, else by the rates of the
/// channel.
///
/// @param amount in minor units, over 0
record Serving(LedgerPart part, long amount) {

    private static final BigDecimal MINUTE = BigDecimal.valueOf(60);
    private static final int PRECISE = 6;

    /// Empty where it cost nothing.
    static Optional<Serving> of(Fact fact, ValueSettings settings) {
        return Optional.of(priced(fact, settings)).filter(serving -> serving.amount > 0);
    }

    private static Serving priced(Fact fact, ValueSettings settings) {
        return switch (fact.type()) {
            case "Order Shipped" ->
                    new Serving(
                            LedgerPart.FREIGHT, cost(fact, settings.minor(settings.delivery())));
            case "Order Delivered", "Delivery Failed" ->
                    new Serving(LedgerPart.FREIGHT, cost(fact, 0));
            case "Return Received" ->
                    new Serving(
                            LedgerPart.RETURNS_HANDLING,
                            cost(fact, settings.minor(settings.returnReceived())));
            case "Call Ended" -> talk(fact, settings.callMinute(), settings);
            case "Chat Ended" -> talk(fact, settings.chatMinute(), settings);
            case "Case Opened" ->
                    new Serving(
                            LedgerPart.SERVICE, cost(fact, settings.minor(settings.caseOpened())));
            default ->
                    new Serving(
                            LedgerPart.SERVICE,
                            Orders.TYPES.contains(fact.type()) ? 0 : cost(fact, 0));
        };
    }

    private static Serving talk(Fact fact, BigDecimal rate, ValueSettings settings) {
        var minutes =
                BigDecimal.valueOf(Math.max(0, fact.seconds()))
                        .divide(MINUTE, PRECISE, RoundingMode.HALF_EVEN);
        return new Serving(LedgerPart.SERVICE, cost(fact, settings.minor(rate.multiply(minutes))));
    }

    private static long cost(Fact fact, long usual) {
        return fact.cost() != null && fact.cost() >= 0 ? fact.cost() : usual;
    }
}
