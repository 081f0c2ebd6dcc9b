package atalaya.population.story;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What happened between one customer and the company. What has not happened by the end is null.
public final class Life {
    private static final long DEAR = 40_000;

    /// @param failed when the carrier found nobody, or null
    public record Delivery(
            String number,
            Purchase purchase,
            String carrier,
            LocalDateTime shipped,
            LocalDate promised,
            @Nullable LocalDateTime failed,
            @Nullable LocalDateTime delivered) {

        public boolean late() {
            return delivered != null && delivered.toLocalDate().isAfter(promised);
        }
    }

    /// Goods on their way back.
    public record GoodsReturn(
            String number,
            Purchase purchase,
            Purchase.Line line,
            String reason,
            boolean defect,
            LocalDateTime requested,
            @Nullable LocalDateTime received,
            @Nullable LocalDateTime inspected,
            @Nullable LocalDateTime refunded,
            @Nullable LocalDateTime rejected) {}

    /// @param talkSeconds 0 where the caller hung up first
    /// @param callBack when somebody called back, or null
    /// @param reference the order or return it was about, or empty
    public record Call(
            String number,
            LocalDateTime at,
            String queue,
            Topic topic,
            int waitSeconds,
            int talkSeconds,
            String result,
            String reference,
            String note,
            @Nullable LocalDateTime callBack) {

        public boolean abandoned() {
            return talkSeconds == 0;
        }
    }

    public record ServiceCase(
            String number,
            Topic topic,
            LocalDateTime opened,
            List<LocalDateTime> escalated,
            @Nullable LocalDateTime resolved,
            @Nullable LocalDateTime reopened,
            String text) {}

    /// @param nps whether it asks 0 to 10 for a recommendation; else 1 to 5 for satisfaction
    /// @param answered null where they did not
    public record Survey(
            String number,
            boolean nps,
            LocalDateTime sent,
            @Nullable LocalDateTime answered,
            int score,
            String text,
            String reference) {}

    /// The company's own card in somebody's pocket.
    ///
    /// @param activated null for those who never did
    /// @param stopped when they used it for the last time, or null
    /// @param elsewhere of its uses, the share in other companies' shops
    public record CardLife(
            String token,
            LocalDate issued,
            String promotion,
            @Nullable LocalDate activated,
            @Nullable LocalDate stopped,
            double usesPerMonth,
            double elsewhere,
            long limitEuros) {}

    public final LocalDateTime from;
    public final LocalDateTime until;
    public final List<Purchase> purchases = new ArrayList<>();
    public final List<Delivery> deliveries = new ArrayList<>();
    public final List<GoodsReturn> returns = new ArrayList<>();
    public final List<Call> calls = new ArrayList<>();
    public final List<ServiceCase> cases = new ArrayList<>();
    public final List<Survey> surveys = new ArrayList<>();
    private @Nullable CardLife card;
    private @Nullable LocalDateTime left;

    Life(LocalDateTime from, LocalDateTime until) {
        this.from = from;
        this.until = until;
    }

    public @Nullable CardLife card() {
        return card;
    }

    void hold(CardLife held) {
        card = held;
    }

    /// When they bought for the last time and gave the company up, or null.
    public @Nullable LocalDateTime left() {
        return left;
    }

    void leave(LocalDateTime at) {
        if (left == null || at.isBefore(left)) {
            left = at;
        }
    }

    boolean stillHere(LocalDateTime at) {
        return left == null || at.isBefore(left);
    }

    /// Whether whoever has an account is sent an invoice for it: for what comes from the web, for
    /// what is dear, and for the first purchase, which the account was opened for.
    public boolean invoiced(Purchase purchase) {
        return purchase.online() || purchase.cents() > DEAR || purchase == purchases.getFirst();
    }

    /// The moment itself where it has come by the end, else null.
    @Nullable LocalDateTime ifCome(LocalDateTime at) {
        return at.isBefore(until) ? at : null;
    }

    /// Whether they are customers who do something on that day.
    public boolean active(LocalDateTime at) {
        return stillHere(at);
    }
}
