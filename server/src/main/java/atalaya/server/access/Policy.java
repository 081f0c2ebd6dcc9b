package atalaya.server.access;

import static atalaya.server.access.Audience.ADMINISTRATORS;
import static atalaya.server.access.Audience.ALERTED;
import static atalaya.server.access.Audience.ANYONE;
import static atalaya.server.access.Audience.CORRECTORS;
import static atalaya.server.access.Audience.DATA;
import static atalaya.server.access.Audience.DESKS;
import static atalaya.server.access.Audience.KEYS;
import static atalaya.server.access.Audience.MANAGEMENT;
import static atalaya.server.access.Audience.SIGNED_IN;
import static atalaya.server.access.Audience.STEWARDS;
import static atalaya.server.access.Audience.TREATMENT_AUTHORS;
import static atalaya.server.access.Audience.TREATMENT_PUBLISHERS;
import static atalaya.server.access.FieldClass.ADDRESS;
import static atalaya.server.access.FieldClass.BIRTH_DATE;
import static atalaya.server.access.FieldClass.CONSENT;
import static atalaya.server.access.FieldClass.DOCUMENT;
import static atalaya.server.access.FieldClass.EMAIL;
import static atalaya.server.access.FieldClass.FINANCE;
import static atalaya.server.access.FieldClass.OPEN;
import static atalaya.server.access.FieldClass.PHONE;
import static atalaya.server.access.FieldClass.UNCLASSIFIED;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;

/// The one table of who may do and see what: route × role, and role × class of field.
///
/// The checks of each request and the test matrix both come from here, and a request that no row
/// names is refused. A new route is one new line in [#ROUTES].
public final class Policy {

    /// Everything about a person; each role still sees it through its own masks.
    private static final Set<FieldClass> PERSONAL = EnumSet.allOf(FieldClass.class);

    private static final Set<FieldClass> NOTHING_DELICATE = Set.of(OPEN);

    /// One line for each route: who may call it, and what delicate fields its answer may show.
    static final List<Route> ROUTES =
            List.of(
                    // files of the pages, health
                    get("/assets/{file}", ANYONE),
                    get("/healthz", ANYONE),
                    get("/healthz/**", ANYONE),
                    get("/livez", ANYONE),
                    get("/readyz", ANYONE),
                    get("/openapi.json", SIGNED_IN),
                    get("/openapi.json.yaml", SIGNED_IN),
                    // ingest: client libraries, with or without a slash at the end
                    post("/v1/identify", KEYS),
                    post("/v1/track", KEYS),
                    post("/v1/page", KEYS),
                    post("/v1/screen", KEYS),
                    post("/v1/group", KEYS),
                    post("/v1/alias", KEYS),
                    post("/v1/batch", KEYS),
                    post("/v1/import", KEYS),
                    post("/v1/identify/", KEYS),
                    post("/v1/track/", KEYS),
                    post("/v1/page/", KEYS),
                    post("/v1/screen/", KEYS),
                    post("/v1/group/", KEYS),
                    post("/v1/alias/", KEYS),
                    post("/v1/batch/", KEYS),
                    post("/v1/import/", KEYS),
                    post("/v1/i", KEYS),
                    post("/v1/t", KEYS),
                    post("/v1/p", KEYS),
                    post("/v1/s", KEYS),
                    post("/v1/g", KEYS),
                    post("/v1/a", KEYS),
                    post("/v1/b", KEYS),
                    get("/v1/schemas", ANYONE),
                    get("/v1/schemas/{name}", ANYONE),
                    get("/v1/schemas/traits", ANYONE),
                    get("/v1/projects/{key}/settings", KEYS),
                    get("/sourceConfig", KEYS),
                    get("/sourceConfig/", KEYS),
                    // contact: telephony
                    post("/v1/calls", KEYS),
                    post("/v1/calls/", KEYS),
                    get("/v1/calls/schema", ANYONE),
                    // access
                    get("/login", ANYONE),
                    post("/login", ANYONE),
                    get("/welcome/{code}", ANYONE),
                    post("/welcome/{code}", ANYONE),
                    post("/sign-out", SIGNED_IN),
                    post("/sign-out/everywhere", SIGNED_IN),
                    post("/csp-report", ANYONE),
                    get("/settings", SIGNED_IN),
                    post("/settings/preferences", SIGNED_IN),
                    post("/settings/password", SIGNED_IN),
                    get("/settings/people", ADMINISTRATORS),
                    post("/settings/people", ADMINISTRATORS),
                    post("/settings/people/{person}", ADMINISTRATORS),
                    post("/settings/people/{person}/link", ADMINISTRATORS),
                    get("/keys", ADMINISTRATORS),
                    post("/keys/writing", ADMINISTRATORS),
                    post("/keys/acting", ADMINISTRATORS),
                    post("/keys/{key}/revoke", ADMINISTRATORS),
                    get("/audit", ADMINISTRATORS),
                    get("/audit.csv", ADMINISTRATORS),
                    // resolve
                    get("/duplicates", STEWARDS, PERSONAL),
                    get("/duplicates/{pair}", STEWARDS, PERSONAL),
                    post("/duplicates/{pair}", STEWARDS, PERSONAL),
                    get("/duplicates.json", STEWARDS, PERSONAL),
                    post("/duplicates.json", STEWARDS),
                    get("/why.json", STEWARDS, PERSONAL),
                    post("/customers/{id}/merge.json", STEWARDS),
                    post("/customers/{id}/split.json", STEWARDS),
                    post("/decisions/{number}/undo.json", STEWARDS),
                    // profile
                    post("/v1/customers/lookup", SIGNED_IN, PERSONAL),
                    post("/v1/customers/match", SIGNED_IN, PERSONAL),
                    get("/v1/customers/{identifier}", SIGNED_IN, PERSONAL),
                    get("/v1/customers/{identifier}/traits", SIGNED_IN, PERSONAL),
                    get("/v1/customers/{identifier}/traits/{name}", SIGNED_IN, PERSONAL),
                    get("/v1/customers/{identifier}/identifiers", SIGNED_IN, PERSONAL),
                    get("/v1/customers/{identifier}/events", SIGNED_IN, PERSONAL),
                    get("/v1/customers/{identifier}/links", SIGNED_IN, PERSONAL),
                    get("/v1/customers/{identifier}/scores", SIGNED_IN, PERSONAL),
                    get("/v1/changes", STEWARDS, PERSONAL),
                    get("/search", SIGNED_IN, PERSONAL),
                    get("/palette", SIGNED_IN, PERSONAL),
                    get("/search.json", SIGNED_IN, PERSONAL),
                    get("/customers", SIGNED_IN, PERSONAL),
                    get("/customers.json", SIGNED_IN, PERSONAL),
                    get("/customers/{id}", SIGNED_IN, PERSONAL),
                    get("/customers/{id}.json", SIGNED_IN, PERSONAL),
                    get("/customers/{id}/timeline.json", SIGNED_IN, PERSONAL),
                    get("/customers/{id}/traits/{name}", SIGNED_IN, PERSONAL),
                    get("/customers/{id}/identity", SIGNED_IN, PERSONAL),
                    get("/customers/{id}/identity.json", SIGNED_IN, PERSONAL),
                    post("/customers/{id}/corrections", CORRECTORS, PERSONAL),
                    post("/customers/{id}/corrections/{number}/undo", CORRECTORS, PERSONAL),
                    get("/customers/{id}/reveal", SIGNED_IN, PERSONAL),
                    post("/customers/{id}/reveal", SIGNED_IN, PERSONAL),
                    post("/customers/{id}/split", STEWARDS, PERSONAL),
                    post("/decisions/{number}/undo", STEWARDS, PERSONAL),
                    post("/customers/{id}/corrections.json", CORRECTORS, PERSONAL),
                    post("/customers/{id}/corrections/{number}/undo.json", CORRECTORS, PERSONAL),
                    // contact: calls
                    get("/stream", SIGNED_IN, PERSONAL),
                    get("/calls", DESKS, PERSONAL),
                    get("/calls/backs.csv", DESKS, PERSONAL),
                    get("/calls/hand-overs", DESKS, PERSONAL),
                    post("/calls/hand-overs/{number}", DESKS),
                    get("/calls/{call}", DESKS, PERSONAL),
                    post("/calls/{call}/caller", DESKS),
                    post("/calls/{call}/verify", DESKS),
                    post("/calls/{call}/draft", DESKS),
                    post("/calls/{call}/close", DESKS, PERSONAL),
                    post("/calls/{call}/hand-over", DESKS, PERSONAL),
                    post("/calls/{call}/back", DESKS),
                    post("/settings/telephone", DESKS),
                    // quality
                    get("/quality", DATA, PERSONAL),
                    get("/quality.csv", DATA, PERSONAL),
                    get("/quality.json", DATA, PERSONAL),
                    // segment
                    get("/alerts", ALERTED, PERSONAL),
                    get("/alerts.csv", ALERTED, PERSONAL),
                    post("/alerts/{alert}", ALERTED),
                    get("/v1/alerts", ALERTED, PERSONAL),
                    post("/v1/alerts/{alert}", ALERTED),
                    get("/v1/tiers", SIGNED_IN, PERSONAL),
                    get("/v1/tiers/awaiting", SIGNED_IN, PERSONAL),
                    get("/v1/customers/{identifier}/treatment", SIGNED_IN, PERSONAL),
                    get("/v1/customers/{identifier}/treatment/answer", SIGNED_IN, PERSONAL),
                    get("/v1/customers/{identifier}/tiers", SIGNED_IN, PERSONAL),
                    post("/v1/customers/{identifier}/tiers", TREATMENT_PUBLISHERS, PERSONAL),
                    post("/customers/{id}/tier", TREATMENT_PUBLISHERS),
                    get("/customers.csv", SIGNED_IN, PERSONAL),
                    get("/tiers", TREATMENT_AUTHORS, PERSONAL),
                    get("/tiers.csv", TREATMENT_AUTHORS, PERSONAL),
                    post("/tiers/goals", TREATMENT_PUBLISHERS, PERSONAL),
                    get("/treatment", SIGNED_IN, PERSONAL),
                    post("/treatment", TREATMENT_AUTHORS),
                    get("/treatment/{version}/edit", TREATMENT_AUTHORS),
                    post("/treatment/{version}", TREATMENT_AUTHORS),
                    post("/treatment/{version}/simulate", TREATMENT_AUTHORS),
                    post("/treatment/{version}/publish", TREATMENT_PUBLISHERS),
                    post("/treatment/{version}/discard", TREATMENT_AUTHORS),
                    get("/v1/treatment", SIGNED_IN),
                    get("/v1/treatment/answer", SIGNED_IN),
                    get("/v1/treatment/versions", SIGNED_IN),
                    post("/v1/treatment/versions", TREATMENT_AUTHORS),
                    get("/v1/treatment/versions/{version}", SIGNED_IN),
                    post("/v1/treatment/versions/{version}", TREATMENT_AUTHORS),
                    post("/v1/treatment/versions/{version}/simulate", TREATMENT_AUTHORS),
                    post("/v1/treatment/versions/{version}/publish", TREATMENT_PUBLISHERS),
                    post("/v1/treatment/versions/{version}/discard", TREATMENT_AUTHORS),
                    // value
                    get("/portfolio", MANAGEMENT),
                    get("/backoffice", MANAGEMENT),
                    get("/backoffice.csv", MANAGEMENT),
                    get("/portfolio/customers", MANAGEMENT, PERSONAL),
                    get("/portfolio/customers.csv", MANAGEMENT, PERSONAL),
                    // console
                    get("/", SIGNED_IN, PERSONAL));

    /// Rows whose path is a fixed one, which is most of what is asked, by `METHOD path`.
    private static final Map<String, Route> FIXED =
            ROUTES.stream()
                    .filter(row -> !row.pattern().hasPatternSyntax())
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    row -> row.method() + " " + row.path(), Function.identity()));

    /// Rows whose path ends anywhere below.
    private static final List<Route> OPEN_ENDED =
            ROUTES.stream().filter(row -> row.path().endsWith("/**")).toList();

    /// All other rows by the [#shape] of their path, so that a request is held against a few.
    private static final Map<String, List<Route>> SHAPED =
            ROUTES.stream()
                    .filter(row -> row.pattern().hasPatternSyntax())
                    .filter(row -> !OPEN_ENDED.contains(row))
                    .collect(Collectors.groupingBy(row -> shape(row.method(), row.path())));

    /// The fixed paths that programs call with a write key; every request is asked whether it is
    /// one.
    private static final Set<String> KEYED =
            FIXED.values().stream()
                    .filter(Route::byKey)
                    .map(Route::path)
                    .collect(Collectors.toUnmodifiableSet());

    private static final List<PathPattern> KEYED_PATTERNS =
            ROUTES.stream()
                    .filter(Route::byKey)
                    .map(Route::pattern)
                    .filter(PathPattern::hasPatternSyntax)
                    .toList();

    private static final Map<Role, Map<FieldClass, Sight>> SIGHTS = sights();

    private Policy() {}

    /// The row that a request falls under: the most specific pattern, as Spring chooses the
    /// controller. A HEAD is asked like its GET.
    public static Optional<Route> find(String method, String path) {
        var asked = method.equals("HEAD") ? "GET" : method;
        var fixed = FIXED.get(asked + " " + path);
        if (fixed != null) {
            return Optional.of(fixed);
        }
        var parsed = PathContainer.parsePath(path);
        var shaped = SHAPED.getOrDefault(shape(asked, path), List.of());
        return Stream.concat(
                        shaped.stream(),
                        OPEN_ENDED.stream().filter(row -> row.method().equals(asked)))
                .filter(row -> row.pattern().matches(parsed))
                .min(Comparator.comparing(Route::pattern));
    }

    /// What a path and the pattern that it matches have in common: the method, the first part,
    /// which no pattern leaves open, and how many parts there are.
    private static String shape(String method, String path) {
        int end = path.indexOf('/', 1);
        var first = end < 0 ? path : path.substring(0, end);
        return method + first + path.chars().filter(c -> c == '/').count();
    }

    /// Whether programs call this path with a write key, by whatever method.
    public static boolean isByKey(String path) {
        return KEYED.contains(path)
                || KEYED_PATTERNS.stream()
                        .anyMatch(pattern -> pattern.matches(PathContainer.parsePath(path)));
    }

    /// How much of a class of field somebody with these roles may see at all: the most that one of
    /// the roles allows.
    public static Sight sight(Set<Role> roles, FieldClass field) {
        return roles.stream()
                .map(role -> SIGHTS.getOrDefault(role, Map.of()).getOrDefault(field, Sight.HIDDEN))
                .max(Comparator.naturalOrder())
                .orElse(Sight.HIDDEN);
    }

    static Masks masks(Set<Role> roles, Route route) {
        var seen = new EnumMap<FieldClass, Sight>(FieldClass.class);
        for (var field : FieldClass.values()) {
            seen.put(field, route.shows().contains(field) ? sight(roles, field) : Sight.HIDDEN);
        }
        return new Masks(seen);
    }

    private static Route get(String pattern, Audience audience) {
        return get(pattern, audience, NOTHING_DELICATE);
    }

    private static Route get(String pattern, Audience audience, Set<FieldClass> shows) {
        return Route.of("GET", pattern, audience, shows);
    }

    private static Route post(String pattern, Audience audience) {
        return post(pattern, audience, NOTHING_DELICATE);
    }

    private static Route post(String pattern, Audience audience, Set<FieldClass> shows) {
        return Route.of("POST", pattern, audience, shows);
    }

    /// For each role what it sees in the clear and what masked; the rest is hidden. Nobody sees a
    /// document without giving a reason but stewards, who compare them all day.
    private static Map<Role, Map<FieldClass, Sight>> sights() {
        var sights = new EnumMap<Role, Map<FieldClass, Sight>>(Role.class);
        for (var role : Role.values()) {
            sights.put(
                    role,
                    switch (role) {
                        case AGENT ->
                                see(
                                        Set.of(OPEN, PHONE, EMAIL, ADDRESS, CONSENT),
                                        Set.of(DOCUMENT, BIRTH_DATE));
                        case ACCOUNT_MANAGER ->
                                see(
                                        Set.of(
                                                OPEN,
                                                PHONE,
                                                EMAIL,
                                                ADDRESS,
                                                BIRTH_DATE,
                                                CONSENT,
                                                FINANCE),
                                        Set.of(DOCUMENT));
                        case ANALYST ->
                                see(
                                        Set.of(OPEN, CONSENT, FINANCE),
                                        Set.of(PHONE, EMAIL, ADDRESS, BIRTH_DATE));
                        case STEWARD ->
                                see(
                                        Set.of(
                                                OPEN,
                                                DOCUMENT,
                                                PHONE,
                                                EMAIL,
                                                ADDRESS,
                                                BIRTH_DATE,
                                                CONSENT,
                                                UNCLASSIFIED),
                                        Set.of(FINANCE));
                        case DIRECTOR ->
                                see(
                                        Set.of(OPEN, CONSENT, FINANCE),
                                        Set.of(DOCUMENT, PHONE, EMAIL, ADDRESS, BIRTH_DATE));
                        case ADMINISTRATOR ->
                                see(
                                        Set.of(
                                                OPEN,
                                                PHONE,
                                                EMAIL,
                                                ADDRESS,
                                                BIRTH_DATE,
                                                CONSENT,
                                                FINANCE,
                                                UNCLASSIFIED),
                                        Set.of(DOCUMENT));
                    });
        }
        return sights;
    }

    private static Map<FieldClass, Sight> see(Set<FieldClass> clear, Set<FieldClass> masked) {
        var seen = new EnumMap<FieldClass, Sight>(FieldClass.class);
        Arrays.stream(FieldClass.values())
                .forEach(field ->
                        seen.put(
                                field,
                                clear.contains(field)
                                        ? Sight.CLEAR
                                        : masked.contains(field) ? Sight.MASKED : Sight.HIDDEN));
        return seen;
    }
}
