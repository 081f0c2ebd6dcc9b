package atalaya.insight.risk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/// How a call centre treats those who call: who hung up before an answer, by queue, by hour and by
/// how long they waited, and which customers that were.
///
/// @param all every call
/// @param byQueue most calls first
/// @param byHour in the order of the day
/// @param byWait shortest first
/// @param abandoners the customers who abandoned at least one call, those who did so most first
/// @param unknownAbandoned abandoned calls of callers whom nobody knows
public record CallScorecard(
        Group all,
        List<Group> byQueue,
        List<Group> byHour,
        List<Group> byWait,
        List<Abandoner> abandoners,
        int unknownAbandoned) {

    /// One call.
    ///
    /// @param customer empty when it is not known who called
    /// @param hour 0 to 23, or −1 when it is not known
    /// @param waitSeconds in the queue; 0 for one that did not queue
    public record Call(
            Optional<String> customer,
            String queue,
            int hour,
            int waitSeconds,
            boolean abandoned) {}

    /// What became of some calls.
    ///
    /// @param meanWaitSeconds over all of them, answered or not
    /// @param ninthWaitSeconds nine in ten waited no longer
    public record Group(
            String name, int calls, int abandoned, double meanWaitSeconds, int ninthWaitSeconds) {

        public double abandonedShare() {
            return calls == 0 ? 0 : (double) abandoned / calls;
        }
    }

    /// @param calls how many calls of this customer there were
    public record Abandoner(String customer, int abandoned, int calls) {}

    private static final int[] WAITS = {0, 30, 60, 120, 180, 300};

    public CallScorecard {
        byQueue = List.copyOf(byQueue);
        byHour = List.copyOf(byHour);
        byWait = List.copyOf(byWait);
        abandoners = List.copyOf(abandoners);
    }

    /// Counts calls, in any order.
    public static CallScorecard of(List<Call> calls) {
        var byQueue = new ArrayList<>(groups(calls, Call::queue));
        byQueue.sort(
                Comparator.comparingInt((Group group) -> -group.calls())
                        .thenComparing(Group::name));
        return new CallScorecard(
                group("", calls),
                byQueue,
                groups(calls, call -> call.hour < 0 ? "?" : "%02d".formatted(call.hour)),
                byWait(calls),
                abandoners(calls),
                (int)
                        calls.stream()
                                .filter(call -> call.abandoned && call.customer.isEmpty())
                                .count());
    }

    private static List<Group> groups(List<Call> calls, Function<Call, String> name) {
        Map<String, List<Call>> byName = new TreeMap<>();
        for (var call : calls) {
            byName.computeIfAbsent(name.apply(call), _ -> new ArrayList<>()).add(call);
        }
        return byName.entrySet().stream()
                .map(entry -> group(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static List<Group> byWait(List<Call> calls) {
        List<Group> groups = new ArrayList<>();
        int from = Integer.MIN_VALUE;
        for (int i = 0; i <= WAITS.length; i++) {
            int over = from;
            int to = i < WAITS.length ? WAITS[i] : Integer.MAX_VALUE;
            var name =
                    i == 0
                            ? "0 s"
                            : i == WAITS.length ? "> " + over + " s" : (over + 1) + "–" + to + " s";
            groups.add(
                    group(
                            name,
                            calls.stream()
                                    .filter(call ->
                                            call.waitSeconds > over && call.waitSeconds <= to)
                                    .toList()));
            from = to;
        }
        return groups;
    }

    private static Group group(String name, List<Call> calls) {
        int[] waits = calls.stream().mapToInt(Call::waitSeconds).sorted().toArray();
        double sum = 0;
        for (int wait : waits) {
            sum += wait;
        }
        return new Group(
                name,
                waits.length,
                (int) calls.stream().filter(Call::abandoned).count(),
                waits.length == 0 ? 0 : sum / waits.length,
                waits.length == 0 ? 0 : waits[(int) Math.ceil(.9 * waits.length) - 1]);
    }

    private static List<Abandoner> abandoners(List<Call> calls) {
        Map<String, int[]> counts = new HashMap<>();
        for (var call : calls) {
            call.customer.ifPresent(customer -> {
                int[] count = counts.computeIfAbsent(customer, _ -> new int[2]);
                count[0] += call.abandoned ? 1 : 0;
                count[1]++;
            });
        }
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue()[0] > 0)
                .map(entry ->
                        new Abandoner(entry.getKey(), entry.getValue()[0], entry.getValue()[1]))
                .sorted(
                        Comparator.comparingInt((Abandoner one) -> -one.abandoned())
                                .thenComparing(Abandoner::customer))
                .toList();
    }
}
