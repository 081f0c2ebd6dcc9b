package atalaya.server.command;

import atalaya.identity.record.SourceKey;
import atalaya.server.resolve.CustomerId;
import atalaya.server.resolve.Customers;
import atalaya.server.resolve.Refusal;
import atalaya.server.store.AtalayaError;
import atalaya.server.store.AtalayaError.Exit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Customers and records as they are named on the command line.
final class Named {

    private Named() {}

    /// The customer of an id, or of a record named `source:record`.
    static CustomerId customer(Rooms rooms, String typed) {
        var customers = rooms.get(Customers.class);
        return CustomerId.parse(typed)
                .flatMap(customers::current)
                .or(() ->
                        typed.contains(":")
                                ? customers
                                        .record(key(typed))
                                        .flatMap(record ->
                                                customers.of(List.of(record)).values().stream()
                                                        .findFirst())
                                : Optional.empty())
                .orElseThrow(() ->
                        new AtalayaError(3001, Exit.FAILED, "there is no such customer")
                                .remedy(
                                        "atalaya customer find WORDS; an id looks like C-0048-2193"));
    }

    /// A record named `source:record`.
    static SourceKey key(String typed) {
        int colon = typed.indexOf(':');
        if (colon < 1 || colon == typed.length() - 1) {
            throw new AtalayaError(3002, Exit.USAGE, "a record is named by its source and its id")
                    .remedy("crm:4711");
        }
        return new SourceKey(typed.substring(0, colon), typed.substring(colon + 1));
    }

    static AtalayaError unknownRecord() {
        return new AtalayaError(
                        3003, Exit.FAILED, "one of the records is not known, or not placed yet")
                .remedy("atalaya customer find WORDS shows the records of a customer");
    }

    /// Runs a decision; one that is refused says why, with the chain that stands against it.
    static <T> T decide(Supplier<T> decision) {
        try {
            return decision.get();
        } catch (Refusal refused) {
            throw error(refused).because(refused);
        }
    }

    private static AtalayaError error(Refusal refused) {
        return switch (refused.why()) {
            case UNKNOWN_CUSTOMER ->
                    new AtalayaError(3001, Exit.FAILED, "there is no such customer")
                            .remedy("atalaya customer find WORDS");
            case UNKNOWN_DECISION ->
                    new AtalayaError(3004, Exit.FAILED, "there is no such decision")
                            .remedy("atalaya how CUSTOMER lists the decisions with their numbers");
            case ALREADY_WITHDRAWN ->
                    new AtalayaError(3005, Exit.FAILED, "that decision was withdrawn before")
                            .remedy("nothing is left to undo");
            case ALREADY_ONE ->
                    new AtalayaError(3006, Exit.FAILED, "the two are one customer already")
                            .remedy("atalaya customer split, to part them");
            case NO_SUCH_SIDES ->
                    new AtalayaError(
                                    3007,
                                    Exit.USAGE,
                                    "a split takes out some records of the customer, not none or all")
                            .remedy("atalaya customer show CUSTOMER lists its records");
            case CONTRADICTS ->
                    new AtalayaError(3008, Exit.FAILED, "earlier decisions say the opposite")
                            .at(
                                    refused.chain().stream()
                                            .map(Named::step)
                                            .collect(Collectors.joining("; ")))
                            .remedy("atalaya customer undo NUMBER, of one of these, first");
        };
    }

    private static String step(Refusal.Chain step) {
        return "%s %s %s%s"
                .formatted(
                        step.from(),
                        step.apart() ? "≠" : "=",
                        step.to(),
                        step.decision() == 0 ? "" : " (" + step.decision() + ")");
    }
}
