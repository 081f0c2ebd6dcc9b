package atalaya.server.access;

import atalaya.identity.record.Attribute;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;

/// What one person sees of each class of field on one route, and how the rest is shown.
///
/// Applied where a value becomes part of an answer: `who.masks().show(Attribute.PHONE, text)`.
public final class Masks {

    /// Stands for what may not be seen.
    public static final String DOTS = "••••";

    private static final Pattern PHONE = Pattern.compile("\\+?[0-9 ().-]{7,20}");

    private final Map<FieldClass, Sight> sights;

    Masks(Map<FieldClass, Sight> sights) {
        this.sights = new EnumMap<>(sights);
    }

    /// Hides nothing: for the files a person reads on their own machine, where no store and no
    /// sign-in stand between.
    public static Masks ofOwnFiles() {
        var all = new EnumMap<FieldClass, Sight>(FieldClass.class);
        for (var field : FieldClass.values()) {
            all.put(field, Sight.CLEAR);
        }
        return new Masks(all);
    }

    /// HIDDEN for a class that nobody spoke of.
    public Sight sight(FieldClass field) {
        return sights.getOrDefault(field, Sight.HIDDEN);
    }

    public Sight sight(Attribute attribute) {
        return sight(FieldClass.of(attribute));
    }

    public String show(Attribute attribute, String value) {
        return show(FieldClass.of(attribute), value);
    }

    /// The value itself, or what may be seen of it, such as `•••• 4821`.
    public String show(FieldClass field, String value) {
        return switch (sight(field)) {
            case CLEAR -> value;
            case MASKED -> masked(field, value);
            case HIDDEN -> DOTS;
        };
    }

    /// What a customer is called. One that is a bare e-mail or phone is called by it, and then it
    /// is shown like any other.
    public String showName(String name) {
        if (name.contains("@")) {
            return show(FieldClass.EMAIL, name);
        }
        return PHONE.matcher(name).matches() ? show(FieldClass.PHONE, name) : name;
    }

    /// The same with one class in the clear; only [Reveals] makes one, and writes it down.
    Masks revealing(FieldClass field) {
        var more = new EnumMap<>(sights);
        more.put(field, Sight.CLEAR);
        return new Masks(more);
    }

    private static String masked(FieldClass field, String value) {
        return switch (field) {
            case PHONE -> tail(value.replaceAll("[^0-9]", ""), 4);
            case DOCUMENT -> tail(value, 3);
            case EMAIL -> email(value);
            case BIRTH_DATE -> year(value);
            case OPEN, ADDRESS, CONSENT, FINANCE, UNCLASSIFIED -> DOTS;
        };
    }

    /// The last characters, of a text at least twice as long.
    private static String tail(String value, int length) {
        var text = value.strip();
        return text.length() < 2 * length
                ? DOTS
                : DOTS + " " + text.substring(text.length() - length);
    }

    private static String email(String value) {
        int at = value.lastIndexOf('@');
        return at < 2 ? DOTS : value.charAt(0) + DOTS + value.substring(at);
    }

    /// The year of an ISO date; everything else is dots.
    private static String year(String value) {
        return value.matches("\\d{4}-\\d{2}-\\d{2}") ? value.substring(0, 4) + "-••-••" : DOTS;
    }
}
