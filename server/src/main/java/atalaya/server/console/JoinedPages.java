package atalaya.server.console;

import atalaya.identity.cluster.ClusterChange;
import atalaya.identity.record.RecordType;
import atalaya.identity.record.SourceKey;
import atalaya.identity.record.SourceRecord;
import atalaya.server.access.SignedIn;
import atalaya.server.console.page.JoinedPage;
import atalaya.server.console.page.Words;
import atalaya.server.ingest.LoggedRecord;
import atalaya.server.ingest.RecordLog;
import atalaya.server.profile.Profile;
import atalaya.server.resolve.CustomerId;
import atalaya.server.resolve.Decision;
import atalaya.server.resolve.Decisions;
import atalaya.server.resolve.Explanations;
import atalaya.server.resolve.How;
import atalaya.server.resolve.Member;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Builds the page that says how a customer was joined.
@Component
final class JoinedPages {

    private static final int DRAWN = 6;
    private static final int STEPS = 40;
    private static final int LISTED = 60;
    private static final int KEYS = 4;

    private final Explanations explanations;
    private final Decisions decisions;
    private final RecordLog records;

    JoinedPages(Explanations explanations, Decisions decisions, RecordLog records) {
        this.explanations = explanations;
        this.decisions = decisions;
        this.records = records;
    }

    JoinedPage of(SignedIn who, Profile profile, Words w, SourceTags tags) {
        var id = profile.customer();
        boolean maySplit = who.may("POST", "/customers/" + id + "/split");
        var logged = logged(profile.members());
        var names = names(profile, logged, who);
        var says = new EvidenceWords(w, who.masks());
        var ties = explanations.links(id);
        var drawn = spanning(ties).stream().limit(DRAWN).toList();
        return new JoinedPage(
                id.toString(),
                who.masks().showName(profile.name()),
                drawn.stream()
                        .flatMap(tie ->
                                explanations.why(tie.left(), tie.right()).stream()
                                        .map(why ->
                                                new JoinedPage.Link(
                                                        end(tie.left(), names, who, tags),
                                                        end(tie.right(), names, who, tags),
                                                        says.of(why))))
                        .toList(),
                ties.size() - drawn.size(),
                steps(id, w, tags),
                profile.members().stream()
                        .limit(LISTED)
                        .map(member -> row(member, logged.get(member.record()), who, w, tags))
                        .toList(),
                maySplit);
    }

    private Map<Long, LoggedRecord> logged(List<Member> members) {
        return records.find(members.stream().map(Member::record).toList()).stream()
                .collect(Collectors.toMap(LoggedRecord::record, Function.identity()));
    }

    private static Map<SourceKey, String> names(
            Profile profile, Map<Long, LoggedRecord> logged, SignedIn who) {
        var names = new HashMap<SourceKey, String>();
        for (var record : logged.values()) {
            names.put(
                    record.source().key(),
                    who.masks().showName(RecordNames.of(record.source()).orElse(profile.name())));
        }
        return names;
    }

    private static JoinedPage.End end(
            SourceKey key, Map<SourceKey, String> names, SignedIn who, SourceTags tags) {
        var shown =
                key.source().startsWith("~") ? who.masks().showName(key.record()) : key.record();
        return new JoinedPage.End(names.getOrDefault(key, shown), tags.tag(key.source()), shown);
    }

    /// The strongest links that hold the customer together: each one brings in a record that those
    /// before it had not.
    private static List<How.Tie> spanning(List<How.Tie> ties) {
        var group = new HashMap<SourceKey, SourceKey>();
        var kept = new ArrayList<How.Tie>();
        for (var tie : ties) {
            var left = root(group, tie.left());
            var right = root(group, tie.right());
            if (!left.equals(right)) {
                group.put(left, right);
                kept.add(tie);
            }
        }
        return kept;
    }

    private static SourceKey root(Map<SourceKey, SourceKey> group, SourceKey key) {
        var at = key;
        while (group.containsKey(at)) {
            at = group.get(at);
        }
        return at;
    }

    private List<JoinedPage.Step> steps(CustomerId id, Words w, SourceTags tags) {
        var how = explanations.how(id);
        var told = new HashSet<Long>();
        var steps = new ArrayList<JoinedPage.Step>();
        for (var step : how.steps()) {
            if (step.decision() != null) {
                told.add(step.decision().number());
            }
            steps.add(step(step, w, tags));
        }
        for (var decision : decisions.of(id)) {
            if (!told.contains(decision.number())) {
                steps.add(decided(decision, w));
            }
        }
        steps.sort(Comparator.comparing(JoinedPage.Step::at));
        return steps.size() <= STEPS ? steps : steps.subList(steps.size() - STEPS, steps.size());
    }

    private static JoinedPage.Step step(How.Step step, Words w, SourceTags tags) {
        var decision = step.decision();
        var texts = new ArrayList<String>();
        step.records().stream()
                .limit(KEYS)
                .map(key -> tags.title(key.source()) + " " + shown(key))
                .forEach(texts::add);
        if (step.records().size() > KEYS) {
            texts.add(w.count("console.more", step.records().size() - KEYS));
        }
        if (step.link() != null) {
            texts.add(w.text("console.step.link", w.probability(step.link().probability())));
        }
        if (decision != null) {
            texts.add(byHand(decision, w));
        }
        return new JoinedPage.Step(
                step.entry().at(),
                icon(step.entry().change()),
                decision != null,
                title(step.entry().change(), w),
                String.join(" · ", texts),
                decision != null && decision.holds() ? undo(decision) : null);
    }

    private static JoinedPage.Step decided(Decision decision, Words w) {
        var other =
                decision.leftCustomer().equals(decision.rightCustomer())
                        ? decision.leftCustomer().toString()
                        : decision.leftCustomer() + " · " + decision.rightCustomer();
        return new JoinedPage.Step(
                decision.at(),
                decision.kind() == Decision.Kind.SAME_HOUSEHOLD ? "house" : "unlink",
                true,
                w.label("decision", decision.kind()) + ": " + other,
                byHand(decision, w),
                decision.holds() ? undo(decision) : null);
    }

    private static String byHand(Decision decision, Words w) {
        var text =
                w.text(
                        "console.step.by-hand",
                        w.label("decision", decision.kind()),
                        decision.author());
        if (!decision.reason().isBlank()) {
            text += " · " + w.text("console.quoted", decision.reason());
        }
        return decision.withdrawn() == null
                ? text
                : text + " · " + w.text("console.step.withdrawn", decision.withdrawn().author());
    }

    private static String undo(Decision decision) {
        return "/decisions/" + decision.number() + "/undo";
    }

    private static String shown(SourceKey key) {
        return key.source().startsWith("~") ? "" : key.record();
    }

    private static String title(ClusterChange change, Words w) {
        return switch (change) {
            case ClusterChange.Founded(long customer, _) ->
                    w.text("console.step.founded", id(customer));
            case ClusterChange.Joined(long customer, _) ->
                    w.text("console.step.joined", id(customer));
            case ClusterChange.Moved(long customer, long from, _) ->
                    w.text("console.step.moved", id(customer), id(from));
            case ClusterChange.Merged(long customer, long absorbed, _) ->
                    w.text("console.step.merged", id(customer), id(absorbed));
            case ClusterChange.Split(long customer, long from, _) ->
                    w.text("console.step.split", id(customer), id(from));
            case ClusterChange.Dissolved(long customer) ->
                    w.text("console.step.dissolved", id(customer));
        };
    }

    private static String icon(ClusterChange change) {
        return switch (change) {
            case ClusterChange.Founded _ -> "circle-check";
            case ClusterChange.Joined _ -> "link";
            case ClusterChange.Moved _ -> "arrow-right";
            case ClusterChange.Merged _ -> "git-merge";
            case ClusterChange.Split _ -> "split";
            case ClusterChange.Dissolved _ -> "circle-x";
        };
    }

    private static String id(long serial) {
        return new CustomerId(serial).toString();
    }

    private static JoinedPage.SourceRow row(
            Member member, @Nullable LoggedRecord logged, SignedIn who, Words w, SourceTags tags) {
        return new JoinedPage.SourceRow(
                member.record(),
                tags.tag(member.key().source()),
                CustomerPages.shownKey(member),
                logged == null ? null : logged.source().at(),
                member.retired(),
                member.type() == RecordType.LEAF,
                logged == null ? List.of() : values(logged.source(), who, w, tags));
    }

    private static List<JoinedPage.Value> values(
            SourceRecord record, SignedIn who, Words w, SourceTags tags) {
        var says = new IdentityParts(w, tags, who.masks());
        return record.values().entrySet().stream()
                .map(entry ->
                        new JoinedPage.Value(
                                says.label(entry.getKey()),
                                entry.getValue().stream()
                                        .map(value -> says.shown(entry.getKey(), value.text()))
                                        .collect(Collectors.joining(", "))))
                .toList();
    }
}
