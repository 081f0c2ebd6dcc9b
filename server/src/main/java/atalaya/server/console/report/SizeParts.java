package atalaya.server.console.report;

import atalaya.server.console.draw.Meter;
import atalaya.server.console.page.ReportPage;
import atalaya.server.console.page.Words;
import java.util.ArrayList;
import java.util.List;

/// How many records customers have, in words.
record SizeParts(Words words) {

    /// Where the rows of the table begin; the last has no end.
    private static final int[] FROM = {1, 2, 3, 4, 5, 6, 11, 21, 51, 101};

    List<ReportPage.Size> of(List<List<Integer>> customers) {
        long all = customers.stream().mapToLong(List::size).sum();
        List<ReportPage.Size> sizes = new ArrayList<>();
        for (int i = 0; i < FROM.length; i++) {
            int from = FROM[i];
            int to = i + 1 < FROM.length ? FROM[i + 1] - 1 : Integer.MAX_VALUE;
            var found =
                    customers.stream()
                            .filter(group -> group.size() >= from && group.size() <= to)
                            .toList();
            long records = found.stream().mapToLong(List::size).sum();
            if (!found.isEmpty()) {
                double share = (double) records / all;
                sizes.add(
                        new ReportPage.Size(
                                range(from, to),
                                words.number(found.size()),
                                words.percent(share),
                                Meter.progress(share)));
            }
        }
        return sizes;
    }

    private static String range(int from, int to) {
        if (from == to) {
            return Integer.toString(from);
        }
        return to == Integer.MAX_VALUE ? "≥ " + from : from + "–" + to;
    }
}
