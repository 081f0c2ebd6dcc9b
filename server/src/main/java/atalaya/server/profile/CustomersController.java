package atalaya.server.profile;

import atalaya.identity.record.Attribute;
import atalaya.identity.record.FieldValue;
import atalaya.identity.record.RecordType;
import atalaya.identity.record.SourceKey;
import atalaya.identity.record.SourceRecord;
import atalaya.insight.trait.Trait;
import atalaya.server.access.Audit;
import atalaya.server.access.Masks;
import atalaya.server.access.SignedIn;
import atalaya.server.ingest.source.Nearest;
import atalaya.server.profile.ProfilesController.IdentifierView;
import atalaya.server.profile.ProfilesController.LinkView;
import atalaya.server.profile.ProfilesController.RecordView;
import atalaya.server.profile.ProfilesController.ValueView;
import atalaya.server.profile.TraitViews.CountedView;
import atalaya.server.profile.TraitViews.TraitView;
import atalaya.server.profile.TraitViews.VisibilityView;
import atalaya.server.profile.trait.Traits;
import atalaya.server.resolve.CustomerId;
import atalaya.server.resolve.Explanations;
import atalaya.server.resolve.Lookalikes;
import atalaya.server.resolve.Lookalikes.Lookalike;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// The profile API for programs: look a customer up by any identifier, read what is known, and ask
/// before creating one whether they are known already.
@AboutCustomers
@RestController
@RequestMapping("/v1/customers")
final class CustomersController {

    private static final int MOST_ROWS = 500;
    private static final int MOST_CANDIDATES = 20;

    private final AskedCustomers asked;
    private final Profiles profiles;
    private final Timeline timeline;
    private final Explanations explanations;
    private final Lookalikes lookalikes;
    private final Traits traits;
    private final InstantSource time;
    private final Cursors cursors;
    private final Audit audit;

    CustomersController(
            AskedCustomers asked,
            Profiles profiles,
            Timeline timeline,
            Explanations explanations,
            Lookalikes lookalikes,
            Traits traits,
            InstantSource time,
            Cursors cursors,
            Audit audit) {
        this.asked = asked;
        this.profiles = profiles;
        this.timeline = timeline;
        this.explanations = explanations;
        this.lookalikes = lookalikes;
        this.traits = traits;
        this.time = time;
        this.cursors = cursors;
        this.audit = audit;
    }

    /// @param type such as `email`, `phone`, `user_id` or `customer`
    record LookupRequest(String type, String value) {}

    /// What is known of a customer at a glance.
    ///
    /// @param traits by the words of the vocabulary: texts, or with `verbose` where each comes from
    record CustomerView(
            CustomerId customer,
            String type,
            String name,
            Map<String, Object> traits,
            long interactions,
            @Nullable Instant firstAt,
            @Nullable Instant lastAt,
            Instant updatedAt) {}

    /// @param traits by the words of the vocabulary
    /// @param computed what behaviour tells, by the names of the file of traits
    record TraitsView(
            CustomerId customer,
            Map<String, Object> traits,
            Map<String, Object> computed,
            VisibilityView visibility) {}

    /// @param counted the interactions of which the value is made, newest first
    record TraitWhyView(
            CustomerId customer, String name, TraitView trait, List<CountedView> counted) {}

    /// No trait of that name is declared.
    static final class NoTrait extends RuntimeException {
        private final String nearest;

        NoTrait(String asked, Collection<String> declared) {
            super("No trait of that name is declared.", null, false, false);
            this.nearest = Nearest.advice(asked, declared).toString();
        }

        String nearest() {
            return nearest;
        }
    }

    record IdentifiersView(
            CustomerId customer, List<IdentifierView> identifiers, @Nullable String next) {}

    record EventsView(CustomerId customer, List<TimelineEntry> events, @Nullable String next) {}

    record LinksView(CustomerId customer, List<RecordView> records, List<LinkView> links) {}

    @PostMapping("/lookup")
    ResponseEntity<?> lookup(
            SignedIn who,
            @RequestBody LookupRequest named,
            @RequestParam(defaultValue = "false") boolean verbose) {
        return asked.answer(
                who,
                named.type() + ":" + named.value(),
                "",
                profile -> view(profile, who.masks(), verbose));
    }

    @GetMapping("/{identifier}")
    ResponseEntity<?> show(
            SignedIn who,
            @PathVariable String identifier,
            @RequestParam(defaultValue = "false") boolean verbose) {
        return asked.answer(who, identifier, "", profile -> view(profile, who.masks(), verbose));
    }

    @GetMapping("/{identifier}/traits")
    ResponseEntity<?> traits(
            SignedIn who,
            @PathVariable String identifier,
            @RequestParam(defaultValue = "false") boolean verbose) {
        return asked.answer(
                who,
                identifier,
                "/traits",
                profile -> {
                    var told = traits.of(profile.customer(), time.instant());
                    return new TraitsView(
                            profile.customer(),
                            golden(profile, who.masks(), verbose),
                            TraitViews.all(told, who.masks(), verbose),
                            VisibilityView.of(told.visibility()));
                });
    }

    @GetMapping("/{identifier}/traits/{name}")
    ResponseEntity<?> trait(
            SignedIn who,
            @PathVariable String identifier,
            @PathVariable String name,
            @RequestParam(defaultValue = "50") int limit) {
        var known = traits.file().stream().flatMap(file -> file.traits().stream());
        var names = known.map(Trait::name).toList();
        if (!names.contains(name)) {
            throw new NoTrait(name, names);
        }
        return asked.answer(
                who,
                identifier,
                "/traits/" + name,
                profile -> why(profile.customer(), name, who.masks(), limit));
    }

    private TraitWhyView why(CustomerId customer, String name, Masks masks, int limit) {
        var now = time.instant();
        var counted = traits.why(customer, name, now, Math.clamp(limit, 1, MOST_ROWS));
        return new TraitWhyView(
                customer,
                name,
                TraitViews.view(traits.of(customer, now).told(name).orElseThrow(), masks),
                counted.orElse(List.of()).stream().map(one -> CountedView.of(one, masks)).toList());
    }

    @GetMapping("/{identifier}/identifiers")
    ResponseEntity<?> identifiers(
            SignedIn who,
            @PathVariable String identifier,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "100") int limit) {
        return asked.answer(
                who,
                identifier,
                "/identifiers",
                profile ->
                        identifiers(profile, who.masks(), cursor, Math.clamp(limit, 1, MOST_ROWS)));
    }

    @GetMapping("/{identifier}/events")
    ResponseEntity<?> events(
            SignedIn who,
            @PathVariable String identifier,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return asked.answer(
                who,
                identifier,
                "/events",
                profile -> {
                    var page =
                            timeline.page(
                                    profile.customer(),
                                    new TimelineFilter(null, type, null, null),
                                    cursor,
                                    Math.clamp(limit, 1, MOST_ROWS));
                    return new EventsView(
                            profile.customer(),
                            page.entries().stream()
                                    .map(one -> ProfilesController.seen(one, who.masks()))
                                    .toList(),
                            page.next());
                });
    }

    @GetMapping("/{identifier}/links")
    ResponseEntity<?> links(SignedIn who, @PathVariable String identifier) {
        return asked.answer(
                who,
                identifier,
                "/links",
                profile ->
                        new LinksView(
                                profile.customer(),
                                ProfilesController.records(profile, who.masks()),
                                explanations.links(profile.customer()).stream()
                                        .map(tie -> ProfilesController.link(tie, who.masks()))
                                        .toList()));
    }

    private static CustomerView view(Profile profile, Masks masks, boolean verbose) {
        return new CustomerView(
                profile.customer(),
                word(profile.type()),
                masks.showName(profile.name()),
                golden(profile, masks, verbose),
                profile.activity().interactions(),
                profile.activity().firstAt(),
                profile.activity().lastAt(),
                profile.updatedAt());
    }

    private static String word(RecordType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Object> golden(Profile profile, Masks masks, boolean verbose) {
        var traits = new LinkedHashMap<String, Object>();
        profile.golden()
                .forEach((attribute, value) ->
                        traits.put(
                                attribute.word(),
                                verbose
                                        ? ValueView.of(value, masks)
                                        : masks.show(attribute, value.text())));
        return traits;
    }

    private IdentifiersView identifiers(
            Profile profile, Masks masks, @Nullable String cursor, int limit) {
        long from = cursor == null ? 0 : Long.parseLong(cursors.read(cursor).getLast());
        var page =
                profile.identifiers().stream()
                        .skip(from)
                        .limit(limit)
                        .map(one -> ProfilesController.identifier(one, masks))
                        .toList();
        long to = from + page.size();
        boolean more = to < profile.identifiers().size();
        return new IdentifiersView(
                profile.customer(), page, more ? cursors.write("", Long.toString(to)) : null);
    }

    /// Somebody about to be created elsewhere.
    ///
    /// @param type `person` or `company`
    /// @param country ISO 3166, whose way of writing telephones and documents they follow
    /// @param attributes words of the vocabulary, each with a text or a list of texts
    record MatchRequest(
            @Nullable String type,
            @Nullable String country,
            Map<String, JsonNode> attributes,
            @Nullable Integer limit) {}

    record MatchView(List<CandidateView> candidates) {}

    /// @param same whether a record like this would join the customer by itself; else a person
    ///   would be asked
    /// @param record the customer's record that resembles it most
    record CandidateView(
            CustomerId customer,
            String name,
            boolean same,
            double probability,
            int millibits,
            String record,
            List<EvidenceView> evidence) {}

    record EvidenceView(String comparison, String level, int millibits) {}

    @PostMapping("/match")
    MatchView match(SignedIn who, @RequestBody MatchRequest asked) {
        int limit = asked.limit() == null ? 5 : Math.clamp(asked.limit(), 1, MOST_CANDIDATES);
        var found = lookalikes.of(newcomer(asked), limit);
        var rows = new LinkedHashMap<CustomerId, ProfileRow>();
        profiles.rows(found.stream().map(Lookalike::customer).toList())
                .forEach(row -> rows.put(row.customer(), row));
        audit.recordRead(
                who,
                "customers.matched",
                found.stream().map(one -> one.customer().toString()).toList());
        var candidates = new ArrayList<CandidateView>();
        for (var one : found) {
            var row = rows.get(one.customer());
            boolean seen =
                    row != null
                            && who.ownerScope()
                                    .map(owner -> owner.equals(row.owner()))
                                    .orElse(true);
            if (row != null && seen) {
                candidates.add(candidate(one, row, who.masks()));
            }
        }
        return new MatchView(candidates);
    }

    private static CandidateView candidate(Lookalike one, ProfileRow row, Masks masks) {
        return new CandidateView(
                one.customer(),
                masks.showName(row.name()),
                one.same(),
                one.score().probability(),
                one.score().millibits(),
                ProfilesController.key(one.record(), masks),
                one.score().evidence().stream()
                        .map(piece ->
                                new EvidenceView(
                                        piece.comparison(), piece.level(), piece.millibits()))
                        .toList());
    }

    private static SourceRecord newcomer(MatchRequest asked) {
        var values = new EnumMap<Attribute, List<FieldValue>>(Attribute.class);
        asked.attributes()
                .forEach((word, given) -> {
                    var attribute =
                            Attribute.parse(word)
                                    .orElseThrow(() ->
                                            new IllegalArgumentException(
                                                    "There is no attribute of that name."));
                    var texts = new ArrayList<FieldValue>();
                    (given.isArray() ? given.valueStream() : Stream.of(given))
                            .map(text -> text.asString("").strip())
                            .filter(text -> !text.isEmpty())
                            .forEach(text -> texts.add(FieldValue.of(text)));
                    values.put(attribute, texts);
                });
        var type = "company".equals(asked.type()) ? RecordType.COMPANY : RecordType.PERSON;
        return new SourceRecord(
                new SourceKey("~", "newcomer"), type, asked.country(), null, values);
    }
}
