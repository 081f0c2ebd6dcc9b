package atalaya.server.contact;

import atalaya.server.contact.OpenMatter.Kind;
import atalaya.server.profile.TimelineEntry;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is still open between a customer and us: a fold over what happened.
public final class OpenMatters {

    /// Later, an order without news of its delivery has simply none to tell, and a quote has
    /// lapsed.
    private static final Duration FORGOTTEN = Duration.ofDays(30);

    private static final Comparator<OpenMatter> GRIEVANCES_FIRST =
            Comparator.comparing((OpenMatter one) -> !one.isGrievance())
                    .thenComparing(one -> !one.overdue())
                    .thenComparing(OpenMatter::kind)
                    .thenComparing(OpenMatter::since);

    private final Map<Name, Begun> open = new LinkedHashMap<>();

    private OpenMatters() {}

    private record Name(Kind kind, String reference) {}

    private record Begun(
            Instant since,
            @Nullable BigDecimal amount,
            @Nullable String currency,
            @Nullable String department,
            int times,
            boolean failed) {}

    /// Grievances first, then what is late, then by kind and age.
    ///
    /// @param entries in any order
    public static List<OpenMatter> of(List<TimelineEntry> entries, Instant now) {
        var matters = new OpenMatters();
        entries.stream()
                .filter(entry -> !entry.at().isAfter(now))
                .sorted(
                        Comparator.comparing(TimelineEntry::at)
                                .thenComparing(TimelineEntry::position))
                .forEach(matters::happened);
        return matters.open.entrySet().stream()
                .map(entry -> matter(entry.getKey(), entry.getValue(), now))
                .filter(matter -> !isForgotten(matter, now))
                .sorted(GRIEVANCES_FIRST)
                .toList();
    }

    private void happened(TimelineEntry entry) {
        switch (entry.type()) {
            case "Return Requested", "Return Received", "Return Inspected", "Return Overdue" ->
                    begin(Kind.RETURN, entry, false);
            case "Return Refunded", "Return Rejected" -> end(Kind.RETURN, entry);
            case "Case Opened", "Case Reopened" -> begin(Kind.CASE, entry, false);
            case "Case Escalated" -> begin(Kind.CASE, entry, true);
            case "Case Resolved" -> end(Kind.CASE, entry);
            case "Order Completed" -> {
                // what somebody carries out of a shop is not on its way
                if (!"store".equals(entry.channel())) {
                    begin(Kind.DELIVERY, entry, false);
                }
            }
            case "Order Shipped" -> begin(Kind.DELIVERY, entry, false);
            case "Delivery Failed" -> begin(Kind.DELIVERY, entry, true);
            case "Order Delivered", "Order Cancelled", "Order Refunded" ->
                    end(Kind.DELIVERY, entry);
            case "Payment Declined" -> begin(Kind.PAYMENT, entry, true);
            case "Payment Received" -> open.keySet().removeIf(one -> one.kind == Kind.PAYMENT);
            case "Quote Sent" -> begin(Kind.QUOTE, entry, false);
            case "Quote Accepted", "Quote Rejected" -> end(Kind.QUOTE, entry);
            case "Call Abandoned" -> begin(Kind.CALL_BACK, entry, true);
            case "Call Answered", "Call Ended", "Call Back Done" ->
                    open.keySet().removeIf(one -> one.kind == Kind.CALL_BACK);
            default -> {}
        }
    }

    private void begin(Kind kind, TimelineEntry entry, boolean failed) {
        open.merge(
                name(kind, entry),
                new Begun(
                        entry.at(),
                        entry.amount(),
                        entry.currency(),
                        entry.department(),
                        1,
                        failed),
                (before, now) ->
                        new Begun(
                                before.since,
                                now.amount == null ? before.amount : now.amount,
                                now.amount == null ? before.currency : now.currency,
                                now.department == null ? before.department : now.department,
                                before.times + 1,
                                before.failed || now.failed));
    }

    private void end(Kind kind, TimelineEntry entry) {
        open.remove(name(kind, entry));
    }

    /// Calls are one matter however many there were; the rest has its own reference.
    private static Name name(Kind kind, TimelineEntry entry) {
        var reference = entry.reference();
        return new Name(kind, kind == Kind.CALL_BACK || reference == null ? "" : reference);
    }

    private static OpenMatter matter(Name name, Begun begun, Instant now) {
        return new OpenMatter(
                name.kind,
                name.reference.isEmpty() ? null : name.reference,
                begun.since,
                begun.amount,
                begun.currency,
                begun.department,
                begun.times,
                begun.failed || begun.since.plus(name.kind.term()).isBefore(now));
    }

    private static boolean isForgotten(OpenMatter matter, Instant now) {
        return switch (matter.kind()) {
            case DELIVERY, QUOTE, PAYMENT -> matter.since().plus(FORGOTTEN).isBefore(now);
            case RETURN, CASE, CALL_BACK -> false;
        };
    }
}
