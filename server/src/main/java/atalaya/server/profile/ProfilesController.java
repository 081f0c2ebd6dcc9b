package atalaya.server.profile;

import atalaya.identity.record.SourceKey;
import atalaya.identity.survive.GoldenValue;
import atalaya.server.access.Audit;
import atalaya.server.access.FieldClass;
import atalaya.server.access.Masks;
import atalaya.server.access.Sight;
import atalaya.server.access.SignedIn;
import atalaya.server.profile.trait.Traits;
import atalaya.server.resolve.CustomerId;
import atalaya.server.resolve.Customers;
import atalaya.server.resolve.Decision;
import atalaya.server.resolve.Decisions;
import atalaya.server.resolve.Explanations;
import atalaya.server.resolve.How;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Customers as JSON, at the addresses of their pages. Values are masked by role; an account
/// manager sees their own customers only, and others as if they were not there.
@AboutCustomers
@RestController
final class ProfilesController {

    private static final int MOST_ROWS = 500;

    private final Profiles profiles;
    private final VisibleProfiles visible;
    private final Customers customers;
    private final Timeline timeline;
    private final Search search;
    private final Relations relations;
    private final Traits traits;
    private final InstantSource time;
    private final Explanations explanations;
    private final Decisions decisions;
    private final Audit audit;

    ProfilesController(
            Profiles profiles,
            VisibleProfiles visible,
            Customers customers,
            Timeline timeline,
            Search search,
            Relations relations,
            Traits traits,
            InstantSource time,
            Explanations explanations,
            Decisions decisions,
            Audit audit) {
        this.profiles = profiles;
        this.visible = visible;
        this.customers = customers;
        this.timeline = timeline;
        this.search = search;
        this.relations = relations;
        this.traits = traits;
        this.time = time;
        this.explanations = explanations;
        this.decisions = decisions;
        this.audit = audit;
    }

    /// No customer of that id, for this person.
    static final class NotFound extends RuntimeException {
        NotFound(String id) {
            super("There is no customer %s.".formatted(id.length() > 40 ? "of that id" : id));
        }
    }

    /// A line of a list.
    record RowView(
            CustomerId customer,
            String type,
            String name,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String document,
            @Nullable String city,
            @Nullable String owner,
            List<String> sources,
            int records,
            long interactions,
            @Nullable Instant lastAt) {

        static RowView of(ProfileRow row, Masks masks) {
            return new RowView(
                    row.customer(),
                    row.type().name().toLowerCase(Locale.ROOT),
                    masks.showName(row.name()),
                    shown(masks, FieldClass.EMAIL, row.email()),
                    shown(masks, FieldClass.PHONE, row.phone()),
                    shown(masks, FieldClass.DOCUMENT, row.document()),
                    row.city(),
                    row.owner(),
                    row.sources(),
                    row.records(),
                    row.interactions(),
                    row.lastAt());
        }
    }

    record PageView(List<RowView> customers, @Nullable String next) {}

    @GetMapping("/customers.json")
    PageView list(
            SignedIn who,
            @RequestParam(required = false) @Nullable String owner,
            @RequestParam(required = false) @Nullable String source,
            @RequestParam(required = false) @Nullable String city,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "false") boolean leaves,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var asked = new CustomerFilter(owner, source, city, q, leaves);
        var filter = who.ownerScope().map(asked::withOwner).orElse(asked);
        var page = profiles.page(filter, cursor, Math.clamp(limit, 1, MOST_ROWS));
        audit.recordRead(
                who,
                "customers.listed",
                page.rows().stream().map(row -> row.customer().toString()).toList());
        return new PageView(
                page.rows().stream().map(row -> RowView.of(row, who.masks())).toList(),
                page.next());
    }

    /// Everything about a customer but the timeline.
    record ProfileView(
            CustomerId customer,
            String type,
            String name,
            Map<String, ValueView> values,
            List<IdentifierView> identifiers,
            List<RecordView> records,
            List<RelationView> relations,
            Map<String, Object> computed,
            TraitViews.VisibilityView visibility,
            long interactions,
            @Nullable Instant firstAt,
            @Nullable Instant lastAt,
            double outcome,
            Instant updatedAt) {}

    /// A golden value: from which record it came, when, by which rule, and the values that lost.
    record ValueView(
            String text,
            String from,
            @Nullable Instant at,
            boolean verified,
            String rule,
            List<LosingView> others) {

        static ValueView of(GoldenValue value, Masks masks) {
            return new ValueView(
                    masks.show(value.attribute(), value.text()),
                    key(value.from(), masks),
                    value.at(),
                    value.verified(),
                    value.rule().name().toLowerCase(Locale.ROOT),
                    value.others().stream()
                            .map(other ->
                                    new LosingView(
                                            masks.show(value.attribute(), other.text()),
                                            key(other.from(), masks),
                                            other.at(),
                                            other.verified(),
                                            other.why().name().toLowerCase(Locale.ROOT)))
                            .toList());
        }
    }

    record LosingView(
            String text, String from, @Nullable Instant at, boolean verified, String why) {}

    record IdentifierView(
            String type,
            String value,
            List<String> from,
            boolean verified,
            String assurance,
            int shared) {}

    record RecordView(String record, String type, boolean retired, CustomerId serial) {}

    record RelationView(String kind, @Nullable CustomerId customer, String name, String from) {}

    @GetMapping("/customers/{id}.json")
    ResponseEntity<?> show(SignedIn who, @PathVariable String id) {
        var now = current(id);
        if (!now.toString().equals(id)) {
            return moved(now, ".json");
        }
        var profile = visible(who, now);
        audit.recordRead(who, "customer.viewed", now.toString());
        return ResponseEntity.ok(view(profile, who));
    }

    /// A page of the timeline.
    record TimelineView(
            List<TimelineEntry> entries,
            @Nullable String next,
            Map<String, Long> channels,
            Map<String, Long> families,
            List<TimelineWeek> weeks) {}

    @GetMapping("/customers/{id}/timeline.json")
    ResponseEntity<?> timeline(
            SignedIn who,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String ch,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var now = current(id);
        if (!now.toString().equals(id)) {
            return moved(now, "/timeline.json");
        }
        var profile = visible(who, now);
        audit.recordRead(who, "customer.timeline", now.toString());
        var filter = new TimelineFilter(ch, type, from, to);
        var page = timeline.page(now, filter, cursor, Math.clamp(limit, 1, MOST_ROWS));
        var lastAt = profile.activity().lastAt();
        var until = lastAt == null ? LocalDate.EPOCH : LocalDate.ofInstant(lastAt, ZoneOffset.UTC);
        return ResponseEntity.ok(
                new TimelineView(
                        page.entries().stream().map(one -> seen(one, who.masks())).toList(),
                        page.next(),
                        timeline.channels(now),
                        timeline.families(now),
                        lastAt == null ? List.of() : timeline.weeks(now, until)));
    }

    /// How a customer came together.
    record IdentityView(
            CustomerId customer,
            List<RecordView> records,
            List<StepView> steps,
            List<LinkView> links,
            List<DecisionView> decisions) {}

    record StepView(
            Instant at,
            String kind,
            List<CustomerId> customers,
            List<String> records,
            @Nullable LinkView link,
            @Nullable Long decision) {}

    record LinkView(String left, String right, int millibits, double probability) {}

    record DecisionView(
            long number, String kind, String author, Instant at, String reason, boolean holds) {

        static DecisionView of(Decision decision) {
            return new DecisionView(
                    decision.number(),
                    decision.kind().name().toLowerCase(Locale.ROOT),
                    decision.author(),
                    decision.at(),
                    decision.reason(),
                    decision.holds());
        }
    }

    @GetMapping("/customers/{id}/identity.json")
    ResponseEntity<?> identity(SignedIn who, @PathVariable String id) {
        var now = current(id);
        if (!now.toString().equals(id)) {
            return moved(now, "/identity.json");
        }
        var profile = visible(who, now);
        audit.recordRead(who, "customer.identity-viewed", now.toString());
        var masks = who.masks();
        var how = explanations.how(now);
        return ResponseEntity.ok(
                new IdentityView(
                        now,
                        records(profile, masks),
                        how.steps().stream()
                                .map(step ->
                                        new StepView(
                                                step.entry().at(),
                                                step.entry()
                                                        .change()
                                                        .getClass()
                                                        .getSimpleName()
                                                        .toLowerCase(Locale.ROOT),
                                                step.entry().customers(),
                                                step.records().stream()
                                                        .map(key -> key(key, masks))
                                                        .toList(),
                                                step.link() == null
                                                        ? null
                                                        : link(step.link(), masks),
                                                step.entry().decision()))
                                .toList(),
                        explanations.links(now).stream().map(tie -> link(tie, masks)).toList(),
                        decisions.of(now).stream().map(DecisionView::of).toList()));
    }

    record FoundView(String query, List<String> searched, List<GroupView> groups) {}

    record GroupView(String by, List<RowView> customers) {}

    @GetMapping("/search.json")
    FoundView search(
            SignedIn who, @RequestParam String q, @RequestParam(defaultValue = "20") int limit) {
        var found = search.find(q, who.ownerScope().orElse(null), Math.clamp(limit, 1, MOST_ROWS));
        audit.recordRead(
                who,
                "customers.found",
                found.groups().stream()
                        .flatMap(group -> group.hits().stream())
                        .map(hit -> hit.row().customer().toString())
                        .toList());
        return new FoundView(
                found.query(),
                found.searched(),
                found.groups().stream()
                        .map(group ->
                                new GroupView(
                                        group.by(),
                                        group.hits().stream()
                                                .map(hit -> RowView.of(hit.row(), who.masks()))
                                                .toList()))
                        .toList());
    }

    private CustomerId current(String id) {
        return CustomerId.parse(id).flatMap(customers::current).orElseThrow(() -> new NotFound(id));
    }

    private static ResponseEntity<?> moved(CustomerId now, String rest) {
        return ResponseEntity.status(HttpStatus.MOVED_PERMANENTLY)
                .location(URI.create("/customers/" + now + rest))
                .build();
    }

    private Profile visible(SignedIn who, CustomerId customer) {
        return visible.find(who, customer);
    }

    private ProfileView view(Profile profile, SignedIn who) {
        var masks = who.masks();
        var told = traits.of(profile.customer(), time.instant());
        var values = new LinkedHashMap<String, ValueView>();
        profile.golden()
                .forEach((attribute, value) ->
                        values.put(attribute.word(), ValueView.of(value, masks)));
        return new ProfileView(
                profile.customer(),
                profile.type().name().toLowerCase(Locale.ROOT),
                masks.showName(profile.name()),
                values,
                profile.identifiers().stream().map(one -> identifier(one, masks)).toList(),
                records(profile, masks),
                relations.of(profile.customer(), who.ownerScope()).stream()
                        .map(one ->
                                new RelationView(
                                        one.kind().name().toLowerCase(Locale.ROOT),
                                        one.customer(),
                                        one.name().isEmpty()
                                                ? Masks.DOTS
                                                : masks.showName(one.name()),
                                        one.from()))
                        .toList(),
                TraitViews.all(told, masks, true),
                TraitViews.VisibilityView.of(told.visibility()),
                profile.activity().interactions(),
                profile.activity().firstAt(),
                profile.activity().lastAt(),
                profile.activity().outcome(),
                profile.updatedAt());
    }

    static IdentifierView identifier(KnownIdentifier one, Masks masks) {
        var field =
                switch (one.type()) {
                    case EMAIL -> FieldClass.EMAIL;
                    case PHONE, WHATSAPP_ID -> FieldClass.PHONE;
                    case NATIONAL_ID, TAX_ID -> FieldClass.DOCUMENT;
                    case CARD_TOKEN -> FieldClass.FINANCE;
                    case USER_ID, ANONYMOUS_ID, LOYALTY_NUMBER, DEVICE_ID -> FieldClass.OPEN;
                };
        return new IdentifierView(
                one.type().word(),
                masks.show(field, one.value()),
                one.from().stream().map(from -> key(from, masks)).toList(),
                one.verified(),
                one.assurance().name().toLowerCase(Locale.ROOT),
                one.shared());
    }

    static List<RecordView> records(Profile profile, Masks masks) {
        return profile.members().stream()
                .map(member ->
                        new RecordView(
                                key(member.key(), masks),
                                member.type().name().toLowerCase(Locale.ROOT),
                                member.retired(),
                                member.serial()))
                .toList();
    }

    static LinkView link(How.Tie tie, Masks masks) {
        return new LinkView(
                key(tie.left(), masks),
                key(tie.right(), masks),
                tie.millibits(),
                tie.probability());
    }

    /// The key of a leaf is its e-mail or phone.
    static String key(SourceKey key, Masks masks) {
        return key.source().startsWith("~")
                ? key.source() + ":" + masks.showName(key.record())
                : key.toString();
    }

    /// What a source said beyond our words may be anything.
    static TimelineEntry seen(TimelineEntry one, Masks masks) {
        boolean all = masks.sight(FieldClass.UNCLASSIFIED) == Sight.CLEAR;
        return one.with(
                all ? one.properties() : Map.of(),
                new SourceKey(
                        one.record().source(),
                        one.record().source().startsWith("~")
                                ? masks.showName(one.record().record())
                                : one.record().record()));
    }

    private static @Nullable String shown(Masks masks, FieldClass field, @Nullable String value) {
        return value == null ? null : masks.show(field, value);
    }
}
