package atalaya.insight.risk;

import java.util.List;

/// Customers as the bins they fall in, and whether they left: what models are fitted to.
///
/// One byte for each trait and customer, a column after the other.
final class Cards {

    private final List<Binning> binnings;
    private final byte[][] bins;
    private final boolean[] left;

    private Cards(List<Binning> binnings, byte[][] bins, boolean[] left) {
        this.binnings = binnings;
        this.bins = bins;
        this.left = left;
    }

    /// Puts every row of a table into bins.
    ///
    /// @param left for each row; may be shorter where it is not known, as for rows to be scored
    static Cards of(List<Binning> binnings, Table table, boolean[] left) {
        byte[][] bins = new byte[binnings.size()][];
        for (int trait = 0; trait < bins.length; trait++) {
            var binning = binnings.get(trait);
            List<String> cells = table.column(binning.trait());
            byte[] column = new byte[cells.size()];
            for (int row = 0; row < column.length; row++) {
                column[row] = (byte) binning.bin(cells.get(row));
            }
            bins[trait] = column;
        }
        return new Cards(List.copyOf(binnings), bins, left);
    }

    int traits() {
        return bins.length;
    }

    int size(int trait) {
        return binnings.get(trait).size();
    }

    boolean ordered(int trait) {
        return binnings.get(trait).ordered();
    }

    int bin(int trait, int row) {
        return bins[trait][row];
    }

    byte[] column(int trait) {
        return bins[trait];
    }

    boolean left(int row) {
        return left[row];
    }

    /// The share of some rows that left, kept off 0 and 1.
    static double share(Cards cards, int[] rows) {
        double gone = .5;
        for (int row : rows) {
            gone += cards.left[row] ? 1 : 0;
        }
        return gone / (rows.length + 1);
    }
}
