package atalaya.insight.risk;

/// A small tree of questions; each leaf moves the log-odds of those who reach it.
sealed interface Tree {

    /// How many customers it was learned from came this way.
    int customers();

    /// @param move in log-odds
    record Leaf(double move, int customers) implements Tree {}

    /// Asks one trait.
    ///
    /// @param yes the bins whose customers go to `in`, one bit each
    record Fork(int trait, long yes, Tree in, Tree out, int customers) implements Tree {

        boolean takesIn(int bin) {
            return (yes >>> bin & 1) == 1;
        }

        /// The share of customers that went in when it was learned.
        double shareIn() {
            return (double) in.customers() / customers;
        }
    }

    /// What this tree adds to the log-odds of one customer.
    default double move(Cards cards, int row) {
        var here = this;
        while (here instanceof Fork fork) {
            here = fork.takesIn(cards.bin(fork.trait(), row)) ? fork.in() : fork.out();
        }
        return ((Leaf) here).move();
    }
}
