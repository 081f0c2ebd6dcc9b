package atalaya.identity.bulk;

import atalaya.identity.cluster.Clustering;
import atalaya.identity.cluster.HandDecision;
import atalaya.identity.cluster.Link;
import atalaya.identity.match.Hubs;
import atalaya.identity.match.MatchModel;
import atalaya.identity.match.Verdict;
import atalaya.identity.standard.StandardRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Resolves a whole list of records in memory.
public final class BulkResolver {

    private BulkResolver() {}

    /// What a bulk run found.
    ///
    /// @param customers groups of indices into the records; every record is in exactly one
    /// @param pairs every pair judged [Verdict.Same] or [Verdict.Unsure]
    /// @param candidatePairs distinct pairs that share a key
    /// @param scoredPairs pairs that were judged in full
    /// @param msByPhase wall time of each phase, in the order they ran
    public record Result(
            List<List<Integer>> customers,
            List<Pair> pairs,
            long candidatePairs,
            long scoredPairs,
            Map<String, Long> msByPhase) {}

    /// One judged pair, by the records' places in the list; `left < right`.
    public record Pair(int left, int right, int millibits, boolean same) {}

    public static Result resolve(
            List<StandardRecord> records, MatchModel model, List<HandDecision> decisions) {
        List<Pair> pairs = new ArrayList<>();
        List<Link> links = new ArrayList<>();
        for (int left = 0; left < records.size(); left++) {
            for (int right = left + 1; right < records.size(); right++) {
                var verdict = model.judge(records.get(left), records.get(right), Hubs.NONE);
                if (!(verdict instanceof Verdict.Different)) {
                    boolean same = verdict instanceof Verdict.Same;
                    int millibits = verdict.score().millibits();
                    pairs.add(new Pair(left, right, millibits, same));
                    if (same) {
                        links.add(new Link(left, right, millibits));
                    }
                }
            }
        }
        var customers = Clustering.partition(records, links, decisions);
        return new Result(customers, pairs, pairs.size(), pairs.size(), Map.of());
    }
}
