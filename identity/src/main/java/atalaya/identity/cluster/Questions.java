package atalaya.identity.cluster;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Chooses the pairs a person should be asked about first: those whose answer is least known and
/// changes most.
///
/// What a question is worth is the entropy of its answer, `-p·log2(p) - (1-p)·log2(1-p)`, times
/// `log2(1 + stake)`, where the stake is the number of pairs of records the answer decides: for a
/// link that brought two groups together, the records of one side times those of the other; for a
/// pair of two customers, the records of the one times those of the other. Each two customers are
/// asked about once, and no record twice for its doubts, so that the questions are about different
/// people. A customer is asked about as often as it has doubtful links: where several people were
/// taken for one, each of them hangs on a link of its own.
public final class Questions {

    private final Map<Integer, Integer> customerOf = new HashMap<>();
    private final List<List<Integer>> customers;

    /// One question.
    ///
    /// @param left index of one record
    /// @param right index of the other
    /// @param millibits the pair's score
    /// @param reason why it is asked
    /// @param stake how many pairs of records the answer decides, 1 or more
    public record Question(int left, int right, int millibits, Reason reason, long stake) {

        /// Bits of uncertainty times what hangs on it; more is better.
        double worth() {
            double p = 1 / (1 + Math.pow(2, -millibits / 1000.0));
            double entropy = p <= 0 || p >= 1 ? 0 : -(p * log2(p) + (1 - p) * log2(1 - p));
            return entropy * log2(1 + stake);
        }

        private static double log2(double value) {
            return Math.log(value) / Math.log(2);
        }
    }

    /// Why a question is asked.
    public enum Reason {
        /// The link holds two groups of one customer together.
        BRIDGE,
        /// The two are of different customers, and nearly of one.
        DOUBT
    }

    private Questions(List<List<Integer>> customers) {
        this.customers = customers;
        for (int customer = 0; customer < customers.size(); customer++) {
            for (int place : customers.get(customer)) {
                customerOf.put(place, customer);
            }
        }
    }

    /// The best questions, best first.
    ///
    /// @param customers all customers, by indices of records
    /// @param joins the links that brought them together, in order
    /// @param doubts scored pairs, those within a customer are passed over
    /// @param most how many to ask at most
    public static List<Question> choose(
            List<List<Integer>> customers, List<Link> joins, List<Link> doubts, int most) {
        return new Questions(customers).choose(joins, doubts, most);
    }

    private List<Question> choose(List<Link> joins, List<Link> doubts, int most) {
        List<Question> all = bridges(joins);
        for (var pair : doubts) {
            int left = customer(pair.left());
            int right = customer(pair.right());
            if (left != right) {
                long stake = (long) customers.get(left).size() * customers.get(right).size();
                all.add(question(pair, Reason.DOUBT, stake));
            }
        }
        all.sort(
                Comparator.comparingDouble((Question question) -> -question.worth())
                        .thenComparingInt(Question::left)
                        .thenComparingInt(Question::right));
        List<Question> chosen = new ArrayList<>();
        Set<Integer> asked = new HashSet<>();
        Set<Long> between = new HashSet<>();
        for (var question : all) {
            boolean asks =
                    switch (question.reason()) {
                        case BRIDGE -> true;
                        case DOUBT ->
                                !asked.contains(question.left())
                                        && !asked.contains(question.right())
                                        && between.add(customers(question));
                    };
            if (asks && chosen.size() < most) {
                if (question.reason() == Reason.DOUBT) {
                    asked.add(question.left());
                    asked.add(question.right());
                }
                chosen.add(question);
            }
        }
        return chosen;
    }

    /// What each join brought together, replayed.
    private List<Question> bridges(List<Link> joins) {
        var sizes = new HashMap<Integer, Integer>();
        var parent = new HashMap<Integer, Integer>();
        List<Question> bridges = new ArrayList<>();
        for (var join : joins) {
            int left = root(parent, join.left());
            int right = root(parent, join.right());
            int before = sizes.getOrDefault(left, 1);
            int added = sizes.getOrDefault(right, 1);
            if (join.millibits() != Integer.MAX_VALUE) {
                bridges.add(question(join, Reason.BRIDGE, (long) before * added));
            }
            int large = before >= added ? left : right;
            parent.put(large == left ? right : left, large);
            sizes.put(large, before + added);
        }
        return bridges;
    }

    private static int root(Map<Integer, Integer> parent, int place) {
        int at = place;
        for (Integer up = parent.get(at); up != null; up = parent.get(at)) {
            at = up;
        }
        return at;
    }

    private static Question question(Link link, Reason reason, long stake) {
        int left = Math.min(link.left(), link.right());
        int right = Math.max(link.left(), link.right());
        return new Question(left, right, link.millibits(), reason, stake);
    }

    private int customer(int place) {
        return customerOf.getOrDefault(place, -1);
    }

    private long customers(Question question) {
        int left = customer(question.left());
        int right = customer(question.right());
        return (long) Math.min(left, right) << 32 | Math.max(left, right);
    }
}
