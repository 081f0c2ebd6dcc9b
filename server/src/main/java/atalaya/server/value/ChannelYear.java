package atalaya.server.value;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What one channel cost and brought with one customer in 12 months.
///
/// @param cost of serving them there, in minor units
/// @param margin of what they bought in it or within 30 days after a contact there; an order may
///   count in several channels, so margins of channels do not add up
record ChannelYear(long cost, long margin) {

    /// So long after a contact a purchase is taken to have to do with it.
    static final int AFTER_DAYS = 30;

    private static final String UNKNOWN = "other";

    private ChannelYear plus(ChannelYear more) {
        return new ChannelYear(Math.addExact(cost, more.cost), Math.addExact(margin, more.margin));
    }

    private record Contact(int day, String channel) {}

    /// @param facts in order
    /// @param sold what was bought, in order
    /// @param after the day before the 12 months
    static SortedMap<String, ChannelYear> of(
            List<Fact> facts, List<Orders.Sold> sold, ValueSettings settings, int after) {
        var channels = new TreeMap<String, ChannelYear>();
        for (var fact : facts) {
            if (ValueFold.day(fact.at()) > after) {
                Serving.of(fact, settings)
                        .ifPresent(serving ->
                                add(channels, channel(fact), new ChannelYear(serving.amount(), 0)));
            }
        }
        var recent = new ArrayDeque<Contact>();
        int next = 0;
        for (var order : sold) {
            while (next < facts.size() && ValueFold.day(facts.get(next).at()) <= order.day()) {
                var fact = facts.get(next++);
                recent.add(new Contact(ValueFold.day(fact.at()), channel(fact)));
            }
            while (!recent.isEmpty() && recent.peek().day() < order.day() - AFTER_DAYS) {
                recent.remove();
            }
            if (order.day() > after) {
                var credited = new HashSet<String>();
                credited.add(order.channel() == null ? UNKNOWN : order.channel());
                recent.forEach(contact -> credited.add(contact.channel()));
                credited.forEach(
                        channel -> add(channels, channel, new ChannelYear(0, order.worth())));
            }
        }
        return channels;
    }

    private static String channel(Fact fact) {
        var channel = fact.channel();
        return channel == null ? UNKNOWN : channel;
    }

    private static void add(
            SortedMap<String, ChannelYear> channels, String channel, ChannelYear more) {
        channels.merge(channel, more, ChannelYear::plus);
    }
}
