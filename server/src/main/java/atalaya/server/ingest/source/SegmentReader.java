package atalaya.server.ingest.source;

import atalaya.identity.record.Attribute;
import atalaya.identity.record.FieldValue;
import atalaya.identity.record.RecordType;
import atalaya.identity.record.SourceKey;
import atalaya.identity.standard.IdentifierType;
import atalaya.server.ingest.file.Flaw.Reason;
import atalaya.server.ingest.file.JsonNumbers;
import atalaya.server.ingest.file.Row;
import atalaya.server.ingest.interaction.Interaction;
import atalaya.server.ingest.interaction.Interaction.Reference;
import atalaya.server.ingest.interaction.Interaction.Who;
import atalaya.server.ingest.interaction.Vocabulary;
import atalaya.server.ingest.source.FileRule.ConsentRule;
import atalaya.server.ingest.source.ReadRow.ConsentSaid;
import atalaya.server.ingest.source.ReadRow.RecordSaid;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads events in Segment's form: identify, track, page, screen, alias and group.
///
/// A `userId` names a person record of the source. Without one, an event belongs to the leaf of its
/// anonymousId, or of an e-mail or phone it carries. A `groupId` names the company's record.
///
/// What comes by a public key is claimed, not known: its records stand apart ([Claims]) and it
/// grants no consent.
final class SegmentReader {

    /// Whoever told of themselves before they had a user of their own is a record by the id of
    /// their browser.
    private static final String ANONYMOUS = "anonymous:";

    /// What programs send for want of an id.
    private static final Pattern NO_ID =
            Pattern.compile("[0-]*|-1|null|undefined|anonymous", Pattern.CASE_INSENSITIVE);

    /// Names, ids and references are looked up by index, which takes no text of any length: what is
    /// longer would stop the rooms behind, and is nobody's name.
    private static final int LONGEST = 200;

    private static final Map<String, Attribute> RESERVED = reserved();

    private static final Map<String, Attribute> COMPANY =
            Map.of(
                    "name", Attribute.LEGAL_NAME,
                    "industry", Attribute.INDUSTRY,
                    "employees", Attribute.COMPANY_SIZE,
                    "email", Attribute.EMAIL,
                    "phone", Attribute.PHONE);

    private static final Map<String, String> REFERENCES =
            Map.of(
                    "order_id", "order",
                    "return_id", "return",
                    "case_id", "case",
                    "quote_id", "quote",
                    "campaign_id", "campaign",
                    "offer_id", "offer",
                    "card", "card",
                    "call_id", "call");

    private final SourceFile source;
    private final String file;
    private final FileRule.Segment rule;
    private final boolean claimed;
    private final Identifiers identifiers;
    private final DateReader times;

    /// @param file the name of the source's file that the events are of
    /// @param claimed whether nobody answers for what they say
    SegmentReader(SourceFile source, String file, FileRule.Segment rule, boolean claimed) {
        this.source = source;
        this.file = file;
        this.rule = rule;
        this.claimed = claimed;
        this.identifiers = new Identifiers(source.country());
        this.times = DateReader.ordered(DateOrder.YEAR_FIRST, source.zone());
    }

    ReadRow read(Row row, Reading reading) {
        var event = row.json();
        if (event == null) {
            throw reading.reject(null, Reason.NOT_JSON, "not a JSON object");
        }
        return read(event, time(event, reading), reading);
    }

    /// @param at when it happened, whatever the event says of it
    ReadRow read(JsonNode event, Instant at, Reading reading) {
        var call = text(event, "type");
        return switch (call == null ? "" : call) {
            case "identify" -> said(identify(event, at, reading), reading);
            case "alias" -> said(List.of(alias(event, at, reading)), reading);
            case "group" -> said(group(event, at, reading), reading);
            case "track" -> happened(event, trackType(event, reading), at, reading);
            case "page" -> happened(event, "Page Viewed", at, reading);
            case "screen" -> happened(event, "App Opened", at, reading);
            case "" -> throw reading.reject("type", Reason.MISSING_VALUE, "no type");
            default ->
                    throw reading.reject(
                            "type", Reason.UNKNOWN_VALUE, "not a call that Segment has");
        };
    }

    private static ReadRow said(List<RecordSaid> records, Reading reading) {
        return new ReadRow.Said(records, List.of(), reading.setAside());
    }

    private Instant time(JsonNode event, Reading reading) {
        for (var name : List.of("timestamp", "originalTimestamp", "sentAt", "receivedAt")) {
            var text = text(event, name);
            if (text != null) {
                var at = times.instant(text);
                if (at == null) {
                    throw reading.reject(name, Reason.BAD_DATE, "not a possible time");
                }
                return at;
            }
        }
        throw reading.reject("timestamp", Reason.MISSING_VALUE, "no time");
    }

    private String trackType(JsonNode event, Reading reading) {
        var name = text(event, "event");
        var ours = name == null ? null : rule.events().getOrDefault(name, name);
        if (ours != null && Vocabulary.type(ours).isPresent()) {
            return ours;
        }
        if (rule.skipOthers()) {
            throw reading.skip();
        }
        throw reading.reject(
                "event", Reason.UNKNOWN_EVENT, "an event that the source file does not name");
    }

    /// What somebody told of themselves; nothing where they are only a browser and told nothing.
    private List<RecordSaid> identify(JsonNode event, Instant at, Reading reading) {
        var key = id(event, "userId", reading);
        var anonymous = id(event, "anonymousId", reading);
        if (key == null && anonymous == null) {
            throw reading.reject("userId", Reason.NO_KEY, "identify without an id that names one");
        }
        var traits =
                event.path("traits").isObject()
                        ? event.path("traits")
                        : event.path("context").path("traits");
        var told = new EnumMap<Attribute, List<FieldValue>>(Attribute.class);
        traits(traits, "", told, reading);
        var consents = consents(traits, at, reading);
        if (key == null && told.isEmpty() && consents.isEmpty()) {
            return List.of();
        }
        put(told, Attribute.USER_ID, key);
        put(told, Attribute.ANONYMOUS_ID, anonymous);
        return List.of(person(key == null ? ANONYMOUS + anonymous : key, at, told, consents));
    }

    private RecordSaid person(
            String key,
            Instant at,
            Map<Attribute, List<FieldValue>> values,
            List<ConsentSaid> consents) {
        var type = claimed ? RecordType.CLAIM : RecordType.PERSON;
        return new RecordSaid(key, type, at, values, consents);
    }

    private void traits(
            JsonNode traits,
            String prefix,
            Map<Attribute, List<FieldValue>> values,
            Reading reading) {
        for (var trait : traits.properties()) {
            var path = prefix + trait.getKey();
            if (trait.getValue().isObject()) {
                traits(trait.getValue(), path + ".", values, reading);
                continue;
            }
            var attribute = rule.traits().getOrDefault(path, RESERVED.get(path));
            if (attribute == null) {
                continue;
            }
            var text = bounded("traits." + path, text(trait.getValue()), reading);
            if (text == null) {
                continue;
            }
            if (ColumnUse.DATES.contains(attribute)) {
                var date = times.date(text);
                if (date == null) {
                    reading.setAside("traits." + path, Reason.BAD_DATE, "not a possible date");
                }
                text = date == null ? null : date.toString();
            }
            put(values, attribute, text);
        }
    }

    private List<ConsentSaid> consents(JsonNode traits, Instant at, Reading reading) {
        var said = new ArrayList<ConsentSaid>();
        for (ConsentRule consent : rule.consents()) {
            var answer = text(traits.path(consent.column()));
            var granted = answer == null ? null : RecordReader.answer(consent, answer, reading);
            if (granted != null && granted && claimed) {
                reading.setAside(
                        "traits." + consent.column(),
                        Reason.NOT_TRUSTED,
                        "a public key grants no consent");
            } else if (granted != null
                    && consent.channel() instanceof Choice.Fixed(var channel)
                    && consent.purpose() instanceof Choice.Fixed(var purpose)) {
                said.add(new ConsentSaid(channel, purpose, granted, at, null, null));
            }
        }
        return said;
    }

    private RecordSaid alias(JsonNode event, Instant at, Reading reading) {
        var key = id(event, "userId", reading);
        var previous = id(event, "previousId", reading);
        if (key == null || previous == null) {
            throw reading.reject("previousId", Reason.MISSING_VALUE, "alias without both ids");
        }
        var values = new EnumMap<Attribute, List<FieldValue>>(Attribute.class);
        put(values, Attribute.USER_ID, key);
        put(values, Attribute.ANONYMOUS_ID, previous);
        return person(key, at, values, List.of());
    }

    /// The company, and the user who speaks for it, when the event names one.
    private List<RecordSaid> group(JsonNode event, Instant at, Reading reading) {
        var group = id(event, "groupId", reading);
        var user = id(event, "userId", reading);
        if (group == null) {
            throw reading.reject("groupId", Reason.NO_KEY, "group without a groupId");
        }
        var key = new SourceKey(Claims.source(source.name(), claimed), "group:" + group);
        var said = new ArrayList<RecordSaid>(2);
        said.add(company(key.record(), event.path("traits"), at, reading));
        if (user != null) {
            var values = new EnumMap<Attribute, List<FieldValue>>(Attribute.class);
            put(values, Attribute.USER_ID, user);
            put(values, Attribute.CONTACT_OF, key.toString());
            said.add(person(user, at, values, List.of()));
        }
        return said;
    }

    private RecordSaid company(String key, JsonNode traits, Instant at, Reading reading) {
        var values = new EnumMap<Attribute, List<FieldValue>>(Attribute.class);
        for (var trait : traits.properties()) {
            var attribute = rule.traits().getOrDefault(trait.getKey(), COMPANY.get(trait.getKey()));
            var name = "traits." + trait.getKey();
            if (attribute != null) {
                put(values, attribute, bounded(name, text(trait.getValue()), reading));
            }
        }
        var address = traits.path("address");
        for (var part : address.properties()) {
            var name = "address." + part.getKey();
            put(
                    values,
                    RESERVED.get(name),
                    bounded("traits." + name, text(part.getValue()), reading));
        }
        var type = claimed ? RecordType.CLAIM : RecordType.COMPANY;
        return new RecordSaid(key, type, at, values, List.of());
    }

    /// The text itself; null, and set aside, when it is too long to be looked up.
    private static @Nullable String bounded(String name, @Nullable String text, Reading reading) {
        if (text == null || text.length() <= LONGEST) {
            return text;
        }
        reading.setAside(name, Reason.TOO_LONG, "more than %d characters".formatted(LONGEST));
        return null;
    }

    /// An id of the event; null when there is none, or one that stands for none.
    private static @Nullable String id(JsonNode event, String name, Reading reading) {
        var text = bounded(name, text(event, name), reading);
        if (text != null && NO_ID.matcher(text).matches()) {
            reading.setAside(name, Reason.BLOCKED_ID, "a value that names nobody");
            return null;
        }
        return text;
    }

    private ReadRow happened(JsonNode event, String type, Instant at, Reading reading) {
        var properties = event.path("properties");
        var known = Vocabulary.type(type).orElseThrow();
        var currency = currency(properties, reading);
        var outcome = known.outcome(name -> text(properties.path(name)));
        known.notNumbers(name -> text(properties.path(name)))
                .forEach(name ->
                        reading.setAside("properties." + name, Reason.BAD_NUMBER, "not a number"));
        var messageId = text(event, "messageId");
        var interaction =
                new Interaction(
                        source.name(),
                        file,
                        messageId == null ? "" : messageId,
                        type,
                        at,
                        channel(event, properties),
                        word(properties, "department", Vocabulary.DEPARTMENTS),
                        money(properties, List.of("revenue", "total", "value"), currency, reading),
                        currency,
                        money(properties, List.of("margin"), currency, reading),
                        money(properties, List.of("cost"), currency, reading),
                        who(event, properties, reading),
                        references(event, properties, reading),
                        first(properties, List.of("text", "review", "query")),
                        properties.isObject() && !properties.isEmpty()
                                ? properties.toString()
                                : null,
                        outcome);
        return new ReadRow.Said(List.of(), List.of(interaction), reading.setAside());
    }

    private @Nullable String channel(JsonNode event, JsonNode properties) {
        var own = word(properties, "channel", Vocabulary.CHANNELS);
        if (own != null) {
            return own;
        }
        var device = text(event.path("context").path("device").path("type"));
        boolean mobile =
                "screen".equals(text(event, "type"))
                        || Set.of("ios", "android")
                                .contains(String.valueOf(device).toLowerCase(Locale.ROOT));
        return mobile ? "app" : rule.channel() == null ? "web" : rule.channel();
    }

    private static @Nullable String word(JsonNode properties, String name, Set<String> words) {
        var text = text(properties.path(name));
        return text != null && words.contains(text) ? text : null;
    }

    private static @Nullable String currency(JsonNode properties, Reading reading) {
        var code = text(properties.path("currency"));
        if (code == null) {
            return null;
        }
        try {
            return Currency.getInstance(code.toUpperCase(Locale.ROOT)).getCurrencyCode();
        } catch (IllegalArgumentException unknown) {
            throw reading.reject(
                    "properties.currency", Reason.BAD_MONEY, "not a currency of ISO 4217");
        }
    }

    private static @Nullable BigDecimal money(
            JsonNode properties, List<String> names, @Nullable String currency, Reading reading) {
        for (var name : names) {
            var text = text(properties.path(name));
            if (text == null) {
                continue;
            }
            var number = new NumberReader('.').read(text);
            var money = number == null ? null : Values.money(number, currency);
            if (money == null) {
                throw reading.reject(
                        "properties." + name, Reason.BAD_MONEY, "not an amount of its currency");
            }
            return money;
        }
        return null;
    }

    /// An e-mail or a telephone tells more than a device, from which a guest buys for a first time.
    private @Nullable Who who(JsonNode event, JsonNode properties, Reading reading) {
        var user = id(event, "userId", reading);
        if (user != null) {
            return new Who.Record(new SourceKey(Claims.source(source.name(), claimed), user), true);
        }
        var record = claimed ? null : bounded("record_of", text(properties, "record_of"), reading);
        if (record != null && record.indexOf(':') > 0) {
            int colon = record.indexOf(':');
            return new Who.Record(
                    new SourceKey(record.substring(0, colon), record.substring(colon + 1)));
        }
        var traits = event.path("context").path("traits");
        for (var place : List.of(properties, traits)) {
            var email = leaf(IdentifierType.EMAIL, place, "email", reading);
            var leaf = email != null ? email : leaf(IdentifierType.PHONE, place, "phone", reading);
            if (leaf != null) {
                return leaf;
            }
        }
        return leaf(IdentifierType.ANONYMOUS_ID, id(event, "anonymousId", reading));
    }

    private @Nullable Who leaf(IdentifierType type, JsonNode place, String name, Reading reading) {
        return leaf(type, bounded(name, text(place, name), reading));
    }

    private @Nullable Who leaf(IdentifierType type, @Nullable String text) {
        return text == null
                ? null
                : identifiers
                        .standard(type, text)
                        .map(value -> new Who.Leaf(type, value))
                        .orElse(null);
    }

    private static List<Reference> references(
            JsonNode event, JsonNode properties, Reading reading) {
        var references = new ArrayList<Reference>();
        for (var name :
                List.of(
                        "return_id",
                        "case_id",
                        "order_id",
                        "quote_id",
                        "card",
                        "offer_id",
                        "campaign_id",
                        "call_id")) {
            var value = bounded("properties." + name, text(properties.path(name)), reading);
            if (value != null) {
                references.add(new Reference(String.valueOf(REFERENCES.get(name)), value));
            }
        }
        var campaign =
                bounded(
                        "context.campaign.name",
                        text(event.path("context").path("campaign").path("name")),
                        reading);
        if (campaign != null && references.stream().noneMatch(r -> r.kind().equals("campaign"))) {
            references.add(new Reference("campaign", campaign));
        }
        return references;
    }

    private static @Nullable String first(JsonNode properties, List<String> names) {
        for (var name : names) {
            var text = text(properties.path(name));
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    private static @Nullable String text(JsonNode event, String name) {
        return text(event.path(name));
    }

    private static @Nullable String text(JsonNode value) {
        if (value.isMissingNode() || value.isNull() || value.isContainer()) {
            return null;
        }
        var text = value.isNumber() ? JsonNumbers.text(value) : value.asString("").strip();
        return text.isEmpty() ? null : text;
    }

    private static void put(
            Map<Attribute, List<FieldValue>> values,
            @Nullable Attribute attribute,
            @Nullable String text) {
        if (attribute != null && text != null) {
            values.computeIfAbsent(attribute, _ -> new ArrayList<>(1)).add(FieldValue.of(text));
        }
    }

    private static Map<String, Attribute> reserved() {
        var traits = new LinkedHashMap<String, Attribute>();
        traits.put("email", Attribute.EMAIL);
        traits.put("phone", Attribute.PHONE);
        traits.put("firstName", Attribute.GIVEN_NAME);
        traits.put("lastName", Attribute.SURNAME_1);
        traits.put("name", Attribute.FULL_NAME);
        traits.put("birthday", Attribute.BIRTH_DATE);
        traits.put("gender", Attribute.SEX);
        traits.put("createdAt", Attribute.CUSTOMER_SINCE);
        traits.put("address.street", Attribute.ADDRESS_LINE);
        traits.put("address.city", Attribute.CITY);
        traits.put("address.postalCode", Attribute.POSTAL_CODE);
        traits.put("address.state", Attribute.REGION);
        traits.put("address.country", Attribute.COUNTRY);
        return Map.copyOf(traits);
    }
}
