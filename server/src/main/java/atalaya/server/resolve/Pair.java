package atalaya.server.resolve;

/// Two different records, the smaller number on the left.
record Pair(long left, long right) implements Comparable<Pair> {

    static Pair of(long one, long other) {
        return one < other ? new Pair(one, other) : new Pair(other, one);
    }

    long other(long record) {
        return record == left ? right : left;
    }

    @Override
    public int compareTo(Pair that) {
        int byLeft = Long.compare(left, that.left);
        return byLeft == 0 ? Long.compare(right, that.right) : byLeft;
    }
}
