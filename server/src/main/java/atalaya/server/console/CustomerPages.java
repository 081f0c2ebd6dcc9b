package atalaya.server.console;

import atalaya.identity.record.Attribute;
import atalaya.identity.record.RecordType;
import atalaya.server.access.SignedIn;
import atalaya.server.console.TimelineParts.Asked;
import atalaya.server.console.draw.Spark;
import atalaya.server.console.page.CustomerPage;
import atalaya.server.console.page.CustomerPage.Chip;
import atalaya.server.console.page.CustomerPage.Fact;
import atalaya.server.console.page.CustomerPage.Measure;
import atalaya.server.console.page.Shell;
import atalaya.server.console.page.Words;
import atalaya.server.ingest.LoggedRecord;
import atalaya.server.ingest.RecordLog;
import atalaya.server.profile.Deeds;
import atalaya.server.profile.Profile;
import atalaya.server.profile.Relations;
import atalaya.server.profile.TimelineWeek;
import atalaya.server.profile.Versions;
import atalaya.server.profile.trait.Traits;
import atalaya.server.resolve.Member;
import atalaya.server.value.Values;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Builds the page of one customer from what the rooms know.
@Component
final class CustomerPages {

    private static final int RECORDS = 8;
    private static final List<String> COUNTED = List.of("orders", "returns", "calls", "cases");

    private final TimelineParts timelines;
    private final SharedPoints shared;
    private final Relations relations;
    private final RecordLog records;
    private final ConsentMarks consents;
    private final Traits traits;
    private final Values values;

    CustomerPages(
            TimelineParts timelines,
            SharedPoints shared,
            Relations relations,
            RecordLog records,
            ConsentMarks consents,
            Traits traits,
            Values values) {
        this.timelines = timelines;
        this.shared = shared;
        this.relations = relations;
        this.records = records;
        this.consents = consents;
        this.traits = traits;
        this.values = values;
    }

    CustomerPage of(
            SignedIn who,
            Profile profile,
            Asked asked,
            @Nullable Attribute correcting,
            Words w,
            SourceTags tags) {
        var id = profile.customer();
        boolean mayCorrect = who.may("POST", "/customers/" + id + "/corrections");
        var lines = records(profile, tags);
        var counts = timelines.counts(profile, asked, w);
        var figures =
                values.of(id)
                        .map(found -> new FigureParts(w, who.masks(), found, values.decimals()))
                        .orElse(null);
        var band = values.lifetime(id);
        return new CustomerPage(
                head(who, profile, figures, mayCorrect, w, tags),
                figures == null ? measures(profile, counts, w) : figures.measures(band),
                new IdentityParts(w, tags, who.masks()).of(profile, mayCorrect, correcting),
                timelines.of(id, asked, counts, w, tags, who.masks(), shared.of(profile, who, w)),
                new TraitsParts(w).of("/customers/" + id, traits.of(id, w.now())),
                new RelationsParts(w, tags, who.masks())
                        .of(
                                who.masks().showName(profile.name()),
                                relations.of(id, who.ownerScope())),
                figures == null ? null : figures.value(band),
                figures == null ? null : figures.health(),
                figures == null ? null : figures.habits(profile),
                lines.stream().limit(RECORDS).toList(),
                Math.max(0, lines.size() - RECORDS));
    }

    private CustomerPage.Head head(
            SignedIn who,
            Profile profile,
            @Nullable FigureParts figures,
            boolean mayCorrect,
            Words w,
            SourceTags tags) {
        var said = consents.of(profile, who, w);
        return new CustomerPage.Head(
                profile.customer().toString(),
                who.masks().showName(profile.name()),
                Shell.initials(who.masks().showName(profile.name())),
                profile.type() == RecordType.COMPANY,
                facts(profile, w, tags),
                chips(profile, figures, w),
                profile.text(Attribute.OWNER).orElse(null),
                said.marks(),
                said.note(),
                profile.updatedAt(),
                Versions.of(profile),
                mayCorrect);
    }

    private static List<Fact> facts(Profile profile, Words w, SourceTags tags) {
        var facts = new ArrayList<Fact>();
        profile.text(Attribute.CITY).ifPresent(city -> facts.add(new Fact("map-pin", city, null)));
        profile.text(Attribute.CUSTOMER_SINCE)
                .flatMap(CustomerPages::date)
                .ifPresent(since ->
                        facts.add(
                                new Fact(
                                        "calendar",
                                        w.text("console.customer.since", w.month(since)),
                                        w.date(since))));
        var sources = SourceTags.systems(profile.sources());
        facts.add(
                new Fact(
                        "layers",
                        sources.isEmpty()
                                ? w.count("console.records", profile.members().size())
                                : w.text(
                                        "console.customer.sources",
                                        w.count("console.sources", sources.size()),
                                        w.count("console.records", profile.members().size())),
                        sources.stream().map(tags::title).collect(Collectors.joining(", "))));
        return facts;
    }

    private static List<Chip> chips(Profile profile, @Nullable FigureParts figures, Words w) {
        var chips = new ArrayList<Chip>();
        chips.add(
                switch (profile.type()) {
                    case PERSON -> new Chip("blue", "user", w.text("console.customer.person"));
                    case COMPANY ->
                            new Chip("blue", "building-2", w.text("console.customer.company"));
                    case CLAIM -> new Chip("warn", "user", w.text("console.customer.claim"));
                    case LEAF -> new Chip("warn", "key-round", w.text("console.customer.leaf"));
                });
        if (figures != null) {
            chips.addAll(figures.chips());
        }
        if (profile.golden().containsKey(Attribute.DECEASED)) {
            chips.add(new Chip("bad", null, w.text("console.customer.deceased")));
        }
        for (var attribute :
                List.of(
                        Attribute.INDUSTRY,
                        Attribute.PROFESSION,
                        Attribute.LIFESTYLE,
                        Attribute.MARITAL_STATUS)) {
            profile.text(attribute)
                    .ifPresent(text ->
                            chips.add(
                                    new Chip(
                                            "",
                                            null,
                                            chip(text, w),
                                            w.text("console.attribute." + attribute.word()))));
        }
        return chips;
    }

    private static String chip(String text, Words w) {
        var said = w.textOr("console.value." + text.toLowerCase(Locale.ROOT), text);
        return said.isEmpty() ? said : Character.toUpperCase(said.charAt(0)) + said.substring(1);
    }

    private static List<Measure> measures(Profile profile, TimelineParts.Counts counts, Words w) {
        var activity = profile.activity();
        var weeks = counts.weeks();
        boolean upToDate = counts.last().equals(w.today());
        long year = weeks.stream().mapToLong(TimelineWeek::interactions).sum();
        var measures = new ArrayList<Measure>();
        measures.add(
                new Measure(
                        w.text("console.customer.last-contact"),
                        activity.lastAt() == null ? "—" : w.ago(activity.lastAt()),
                        activity.lastAt() == null ? null : w.time(activity.lastAt()),
                        null));
        measures.add(
                new Measure(
                        w.text("console.customer.interactions"),
                        w.number(activity.interactions()),
                        upToDate ? w.text("console.customer.year", year) : null,
                        year == 0 || !upToDate ? null : Spark.of(perFourWeeks(weeks))));
        for (var family : COUNTED) {
            var deeds = counts.deeds().getOrDefault(family, Deeds.NONE);
            measures.add(
                    new Measure(
                            w.text("console.family." + family),
                            w.number(deeds.count()),
                            deeds.lastAt() == null ? null : w.ago(deeds.lastAt()),
                            null));
        }
        return measures;
    }

    private static double[] perFourWeeks(List<TimelineWeek> weeks) {
        var sums = new double[(weeks.size() + 3) / 4];
        for (int i = 0; i < weeks.size(); i++) {
            sums[i / 4] += weeks.get(i).interactions();
        }
        return sums;
    }

    private List<CustomerPage.RecordLine> records(Profile profile, SourceTags tags) {
        var numbers = profile.members().stream().map(Member::record).toList();
        Map<Long, LoggedRecord> logged =
                records.find(numbers).stream()
                        .collect(Collectors.toMap(LoggedRecord::record, Function.identity()));
        return profile.members().stream()
                .map(member -> {
                    var found = logged.get(member.record());
                    return new CustomerPage.RecordLine(
                            tags.tag(member.key().source()),
                            shownKey(member),
                            found == null ? null : found.source().at(),
                            member.retired());
                })
                .toList();
    }

    /// The key of a leaf is the identifier itself, which masks may hide; the source says enough.
    static String shownKey(Member member) {
        return member.key().source().startsWith("~") ? "" : member.key().record();
    }

    private static java.util.Optional<LocalDate> date(String text) {
        try {
            return java.util.Optional.of(
                    LocalDate.parse(text.substring(0, Math.min(10, text.length()))));
        } catch (DateTimeParseException notADate) {
            return java.util.Optional.empty();
        }
    }
}
