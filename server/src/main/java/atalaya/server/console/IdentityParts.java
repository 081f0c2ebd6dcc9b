package atalaya.server.console;

import atalaya.identity.record.Attribute;
import atalaya.identity.survive.GoldenValue;
import atalaya.server.access.FieldClass;
import atalaya.server.access.Masks;
import atalaya.server.console.page.IdentityPart;
import atalaya.server.console.page.SourceTag;
import atalaya.server.console.page.Words;
import atalaya.server.profile.Profile;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Builds the identity card: each golden value with its source, age, rule and the values that lost,
/// as this reader may see them.
record IdentityParts(Words words, SourceTags tags, Masks masks) {

    private static final Duration OLD = Duration.ofDays(730);

    private static final List<Attribute> NAMES =
            List.of(
                    Attribute.GIVEN_NAME,
                    Attribute.MIDDLE_NAME,
                    Attribute.SURNAME_1,
                    Attribute.SURNAME_2,
                    Attribute.FULL_NAME);
    private static final List<Attribute> PLACE =
            List.of(
                    Attribute.ADDRESS_LINE,
                    Attribute.POSTAL_CODE,
                    Attribute.CITY,
                    Attribute.REGION);
    private static final List<Attribute> MAIN =
            List.of(
                    Attribute.LEGAL_NAME,
                    Attribute.TRADE_NAME,
                    Attribute.NATIONAL_ID,
                    Attribute.TAX_ID,
                    Attribute.PHONE,
                    Attribute.EMAIL,
                    Attribute.BIRTH_DATE);
    private static final Set<Attribute> REACH =
            EnumSet.of(Attribute.PHONE, Attribute.EMAIL, Attribute.ADDRESS_LINE);
    private static final Set<Attribute> DATES =
            EnumSet.of(Attribute.BIRTH_DATE, Attribute.CUSTOMER_SINCE, Attribute.MOVED_ON);

    /// What a page about a person misses when it is empty.
    private static final List<Attribute> USUAL =
            List.of(
                    Attribute.NATIONAL_ID,
                    Attribute.PHONE,
                    Attribute.EMAIL,
                    Attribute.ADDRESS_LINE,
                    Attribute.BIRTH_DATE,
                    Attribute.SEX,
                    Attribute.LANGUAGE,
                    Attribute.OWNER);

    /// @param correcting the attribute whose form is open, or null
    IdentityPart of(Profile profile, boolean mayCorrect, @Nullable Attribute correcting) {
        var golden = profile.golden();
        var main = new ArrayList<IdentityPart.Field>();
        name(profile).ifPresent(main::add);
        MAIN.stream().map(golden::get).filter(Objects::nonNull).map(this::field).forEach(main::add);
        place(profile).ifPresent(main::add);
        var more =
                golden.values().stream()
                        .filter(value -> !MAIN.contains(value.attribute()))
                        .map(this::field)
                        .toList();
        var missing =
                USUAL.stream()
                        .filter(attribute -> !golden.containsKey(attribute))
                        .map(this::label)
                        .toList();
        var open = mayCorrect && correcting != null ? opened(profile, correcting) : null;
        return new IdentityPart(
                "/customers/" + profile.customer(),
                mayCorrect,
                main,
                more,
                missing,
                open,
                corrections(profile));
    }

    private IdentityPart.Field opened(Profile profile, Attribute attribute) {
        var value = profile.golden().get(attribute);
        return value != null
                ? field(value)
                : new IdentityPart.Field(
                        attribute.word(),
                        label(attribute),
                        "",
                        "clear",
                        FieldClass.of(attribute).name(),
                        new SourceTag("", "hand"),
                        null,
                        false,
                        false,
                        false,
                        "",
                        List.of());
    }

    /// The whole name as one row; its parts stand below, and each can be corrected there.
    private java.util.Optional<IdentityPart.Field> name(Profile profile) {
        return whole(profile, NAMES, profile.name(), "console.attribute.fullName");
    }

    private java.util.Optional<IdentityPart.Field> place(Profile profile) {
        var city =
                Stream.of(Attribute.POSTAL_CODE, Attribute.CITY)
                        .flatMap(attribute ->
                                profile.text(attribute).stream()
                                        .map(text -> masks.show(attribute, text)))
                        .collect(Collectors.joining(" "));
        var text =
                Stream.concat(
                                profile.text(Attribute.ADDRESS_LINE).stream()
                                        .map(line -> masks.show(Attribute.ADDRESS_LINE, line)),
                                Stream.of(city))
                        .filter(part -> !part.isBlank())
                        .collect(Collectors.joining(" · "));
        return whole(profile, PLACE, text, "console.attribute.address");
    }

    private java.util.Optional<IdentityPart.Field> whole(
            Profile profile, List<Attribute> parts, String text, String label) {
        var values = parts.stream().map(profile.golden()::get).filter(Objects::nonNull).toList();
        if (values.isEmpty()) {
            return java.util.Optional.empty();
        }
        var first = field(values.getFirst());
        var lost =
                values.stream()
                        .flatMap(value -> value.others().stream().map(other -> lost(value, other)))
                        .filter(other -> !other.same())
                        .toList();
        return java.util.Optional.of(
                new IdentityPart.Field(
                        first.word(),
                        words.text(label),
                        text,
                        first.sight(),
                        first.fieldClass(),
                        first.source(),
                        first.since(),
                        values.stream().allMatch(GoldenValue::verified),
                        first.old(),
                        values.stream().anyMatch(v -> v.rule() == GoldenValue.Rule.CORRECTED),
                        first.rule(),
                        lost));
    }

    IdentityPart.Field field(GoldenValue value) {
        var attribute = value.attribute();
        var since = value.at();
        return new IdentityPart.Field(
                attribute.word(),
                label(attribute),
                shown(attribute, value.text()),
                masks.sight(attribute).name().toLowerCase(Locale.ROOT),
                FieldClass.of(attribute).name(),
                tags.tag(value.from().source()),
                since,
                value.verified(),
                isOld(attribute, since),
                value.rule() == GoldenValue.Rule.CORRECTED,
                words.text("console.identity.wins", words.label("rule", value.rule())),
                value.others().stream().map(other -> lost(value, other)).toList());
    }

    private IdentityPart.Lost lost(GoldenValue winner, GoldenValue.Losing other) {
        boolean same = folded(winner.text()).equals(folded(other.text()));
        return new IdentityPart.Lost(
                shown(winner.attribute(), other.text()),
                same,
                tags.tag(other.from().source()),
                other.at(),
                same
                        ? words.text("console.identity.agrees")
                        : words.text("console.identity.loses", words.label("rule", other.why())));
    }

    private List<IdentityPart.Corrected> corrections(Profile profile) {
        return profile.corrections().stream()
                .map(one ->
                        new IdentityPart.Corrected(
                                one.number(),
                                label(one.attribute()),
                                shown(one.attribute(), one.text()),
                                one.author(),
                                one.at(),
                                one.reason(),
                                one.holds(),
                                one.withdrawnBy() == null
                                        ? null
                                        : words.text(
                                                "console.identity.withdrawn", one.withdrawnBy())))
                .toList();
    }

    /// A value as this reader may see it, dates in the reader's form.
    String shown(Attribute attribute, String text) {
        var seen = masks.show(attribute, text);
        if (attribute == Attribute.SEX) {
            return words.textOr("console.value." + seen.toLowerCase(Locale.ROOT), seen);
        }
        return DATES.contains(attribute) ? date(seen) : seen;
    }

    private String date(String text) {
        try {
            return words.date(LocalDate.parse(text));
        } catch (DateTimeParseException notADate) {
            return text;
        }
    }

    String label(Attribute attribute) {
        return words.text("console.attribute." + attribute.word());
    }

    private boolean isOld(Attribute attribute, @Nullable Instant since) {
        return REACH.contains(attribute)
                && since != null
                && Duration.between(since, words.now()).compareTo(OLD) > 0;
    }

    /// Letters and digits without case and accents: what remains of a value when only its writing
    /// differs.
    static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("[^\\p{L}\\p{Nd}]", "")
                .toLowerCase(Locale.ROOT);
    }
}
