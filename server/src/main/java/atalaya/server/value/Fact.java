package atalaya.server.value;

import atalaya.insight.text.Topic;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one interaction says that figures are made of. Money is in minor units of the currency of
/// account. Nothing in it names a person.
///
/// @param amount null where there is none, or it is in another currency
/// @param foreign whether money was left out, for its currency or since no amount is so large
/// @param cost what it cost the company, 0 or more; null where not said
/// @param discount taken off before `amount`
/// @param reference a hash of the order, ticket, return or case it is about; 0 without one
/// @param ofOrder whether that is an order, a ticket or an invoice
/// @param products what was looked at or bought
/// @param seconds of service
/// @param polarity of its text or of the stars given, −1 to 1; not a number without
/// @param topic of a complaint; null without one
/// @param faulty whether goods were found to have a defect
/// @param outcome −10 to 10, without what the text adds
/// @param spoken whether the polarity comes from words, and so adds to the outcome
record Fact(
        long position,
        Instant at,
        String type,
        @Nullable String channel,
        @Nullable Long amount,
        boolean foreign,
        @Nullable Long cost,
        long discount,
        long reference,
        boolean ofOrder,
        List<String> products,
        int seconds,
        double polarity,
        @Nullable Topic topic,
        boolean faulty,
        double outcome,
        boolean spoken) {}
