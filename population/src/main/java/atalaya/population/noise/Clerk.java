package atalaya.population.noise;

import atalaya.population.chance.Chance;
import atalaya.population.noise.Rates.Slip;
import atalaya.population.people.Document;
import atalaya.population.people.Documents;
import atalaya.population.people.Household;
import atalaya.population.people.Person;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/// Writes a person down as a desk would: with its habits, and with mistakes as often as [Rates]
/// says.
///
/// The same clerk may be used for any number of people, by one thread.
public final class Clerk {
    private static final List<String> TITLES = List.of("Don", "D.", "Sr.", "Dr.");
    private static final List<String> HER_TITLES = List.of("Doña", "D.ª", "Sra.", "Dra.");
    private static final List<String> EMAIL_PLACEHOLDERS =
            List.of("sin@correo.es", "test@test", "noemail@noemail.example", "x@x.example");
    private static final List<LocalDate> BIRTH_PLACEHOLDERS =
            List.of(LocalDate.of(1900, 1, 1), LocalDate.of(1970, 1, 1), LocalDate.of(1901, 1, 1));

    private final Rates rates;
    private final NameForms names;
    private final AddressForms addresses = new AddressForms();

    public Clerk(Rates rates) {
        this.rates = rates;
        names = new NameForms(rates);
    }

    /// @param care how much more careful than usual one is with this person; 0 is the usual
    ///   sloppiness, 1 makes no mistake
    public Written write(
            Person person, Household household, Desk desk, double care, Chance chance) {
        double sloppiness = desk.sloppiness() * (1 - care);
        boolean asked = care >= 1 || chance.happens(desk.surname2());
        var former = person.formerName();
        var name =
                former != null && rates.happens(Slip.NAME_FORMER_KEPT, sloppiness, chance)
                        ? former
                        : person.name();
        var parts = names.write(name, asked, sloppiness, chance);
        var style = letters(desk, sloppiness, chance);
        var whole = desk.wholeName() ? style.apply(whole(person, parts, sloppiness, chance)) : "";
        boolean address = chance.happens(care >= 1 ? 1 : desk.address());
        var home =
                person.formerHome() != null
                                && rates.happens(Slip.ADDRESS_FORMER_KEPT, sloppiness, chance)
                        ? person.formerHome()
                        : person.home();
        var place =
                rates.happens(Slip.ADDRESS_UPPER_CASE, sloppiness, chance) ? Style.CAPITALS : style;
        var line = address ? addresses.line(home, chance) : "";
        if (address && rates.happens(Slip.ADDRESS_TYPO, sloppiness, chance)) {
            line = Slips.typo(line, chance);
        }
        boolean code =
                address && !rates.happens(Slip.ADDRESS_POSTAL_CODE_MISSING, sloppiness, chance);
        boolean otherwise = rates.happens(Slip.ADDRESS_CITY_OTHERWISE, sloppiness, chance);
        return new Written(
                desk.wholeName() ? "" : style.apply(parts.given()),
                desk.wholeName() ? "" : style.apply(parts.surname1()),
                desk.wholeName() ? "" : style.apply(parts.surname2()),
                whole,
                chance.happens(desk.sex()) ? person.sex().female() ? "F" : "M" : "",
                care >= 1 || chance.happens(desk.birth())
                        ? birth(person, desk, sloppiness, chance)
                        : "",
                care >= 1 || chance.happens(desk.document())
                        ? document(person, sloppiness, chance)
                        : "",
                care >= 1 || chance.happens(desk.email())
                        ? email(person, household, sloppiness, chance)
                        : "",
                care >= 1 || chance.happens(desk.phone())
                        ? phone(person, household, sloppiness, chance)
                        : "",
                place.apply(line),
                code ? home.postalCode() : "",
                address ? place.apply(addresses.city(home, otherwise, chance)) : "",
                address && chance.happens(0.7) ? place.apply(home.province()) : "");
    }

    private enum Style {
        KEPT,
        PLAIN,
        SMALL,
        CAPITALS,
        PLAIN_CAPITALS;

        String apply(String text) {
            return switch (this) {
                case KEPT -> text;
                case PLAIN -> Slips.withoutAccents(text);
                case SMALL -> text.toLowerCase(Locale.ROOT);
                case CAPITALS -> text.toUpperCase(Locale.ROOT);
                case PLAIN_CAPITALS -> Slips.withoutAccents(text).toUpperCase(Locale.ROOT);
            };
        }
    }

    private Style letters(Desk desk, double sloppiness, Chance chance) {
        boolean plain = rates.happens(Slip.NAME_ACCENTS_LOST, sloppiness, chance);
        return switch (desk.letters()) {
            case CAPITALS -> plain ? Style.PLAIN_CAPITALS : Style.CAPITALS;
            case CAPITALS_WITHOUT_ACCENTS -> Style.PLAIN_CAPITALS;
            case MIXED -> plain ? Style.PLAIN : Style.KEPT;
            case AS_TYPED -> {
                if (rates.happens(Slip.NAME_UPPER_CASE, sloppiness, chance)) {
                    yield plain ? Style.PLAIN_CAPITALS : Style.CAPITALS;
                }
                if (rates.happens(Slip.NAME_LOWER_CASE, sloppiness, chance)) {
                    yield Style.SMALL;
                }
                yield plain ? Style.PLAIN : Style.KEPT;
            }
        };
    }

    private String whole(Person person, NameForms.Parts parts, double sloppiness, Chance chance) {
        var surnames =
                parts.surname2().isEmpty()
                        ? parts.surname1()
                        : parts.surname1() + " " + parts.surname2();
        if (rates.happens(Slip.NAME_SURNAME_FIRST, sloppiness, chance)) {
            return surnames + (chance.happens(0.5) ? ", " : " ") + parts.given();
        }
        var title =
                rates.happens(Slip.NAME_TITLE, sloppiness, chance)
                        ? chance.oneOf(person.sex().female() ? HER_TITLES : TITLES) + " "
                        : "";
        return title + parts.given() + " " + surnames;
    }

    private String birth(Person person, Desk desk, double sloppiness, Chance chance) {
        var birth = person.birth();
        if (rates.happens(Slip.BIRTH_PLACEHOLDER, sloppiness, chance)) {
            return date(chance.oneOf(BIRTH_PLACEHOLDERS), desk.dates(), chance);
        }
        if (birth.getDayOfMonth() <= 12
                && rates.happens(Slip.BIRTH_DAY_AND_MONTH_SWAPPED, sloppiness, chance)) {
            birth = LocalDate.of(birth.getYear(), birth.getDayOfMonth(), birth.getMonthValue());
        } else if (rates.happens(Slip.BIRTH_DIGIT, sloppiness, chance)) {
            birth =
                    chance.happens(0.5)
                            ? birth.plusDays(chance.happens(0.5) ? 1 : -1)
                            : birth.plusYears(chance.oneOf(List.of(-10, -1, 1, 10)));
        }
        return date(birth, desk.dates(), chance);
    }

    static String date(LocalDate day, Desk.Dates form, Chance chance) {
        return switch (form) {
            case ISO -> day.toString();
            case SLASHES -> joined(day, '/');
            case DASHES -> joined(day, '-');
            case DIGITS -> day.toString().replace("-", "");
            case MIXED -> {
                double kind = chance.share();
                yield kind < 0.5
                        ? joined(day, '/')
                        : kind < 0.9 ? day.toString() : day.toString().replace("-", "");
            }
        };
    }

    private static String joined(LocalDate day, char gap) {
        var iso = day.toString();
        return iso.substring(8) + gap + iso.substring(5, 7) + gap + iso.substring(0, 4);
    }

    private String document(Person person, double sloppiness, Chance chance) {
        if (rates.happens(Slip.DOCUMENT_PLACEHOLDER, sloppiness, chance)) {
            return chance.happens(0.5) ? "00000000T" : "0";
        }
        var kind = person.document().kind();
        var number = person.document().number();
        if (rates.happens(Slip.DOCUMENT_DIGITS_SWAPPED, sloppiness, chance)) {
            number = Slips.swappedDigits(number, chance);
        }
        if (kind == Document.Kind.DNI || kind == Document.Kind.NIE) {
            int end = number.length() - 1;
            if (rates.happens(Slip.DOCUMENT_WRONG_LETTER, sloppiness, chance)) {
                number =
                        number.substring(0, end)
                                + Documents.wrongLetter(number.charAt(end), chance);
            } else if (rates.happens(Slip.DOCUMENT_LETTER_DROPPED, sloppiness, chance)) {
                number = number.substring(0, end);
            } else if (rates.happens(Slip.DOCUMENT_PUNCTUATED, sloppiness, chance)) {
                number = punctuated(number, chance);
            }
        }
        return rates.happens(Slip.DOCUMENT_LOWER_CASE, sloppiness, chance)
                ? number.toLowerCase(Locale.ROOT)
                : number;
    }

    private static String punctuated(String number, Chance chance) {
        int end = number.length() - 1;
        var digits = number.substring(0, end);
        return switch (chance.below(3)) {
            case 0 -> digits + "-" + number.charAt(end);
            case 1 -> digits + " " + number.charAt(end);
            default ->
                    digits.substring(0, 2)
                            + "."
                            + digits.substring(2, 5)
                            + "."
                            + digits.substring(5)
                            + "-"
                            + number.charAt(end);
        };
    }

    private String email(Person person, Household household, double sloppiness, Chance chance) {
        if (rates.happens(Slip.EMAIL_PLACEHOLDER, sloppiness, chance)) {
            return chance.oneOfTheFirst(EMAIL_PLACEHOLDERS);
        }
        var email = person.email();
        if (!household.familyEmail().isEmpty()
                && rates.happens(Slip.EMAIL_FAMILY, sloppiness, chance)) {
            email = household.familyEmail();
        } else if (!person.secondEmail().isEmpty()
                && rates.happens(Slip.EMAIL_SECOND, sloppiness, chance)) {
            email = person.secondEmail();
        }
        if (rates.happens(Slip.EMAIL_TYPO, sloppiness, chance)) {
            email = Slips.typo(email, chance);
        }
        return rates.happens(Slip.EMAIL_LETTERS_RAISED, sloppiness, chance)
                ? email.isEmpty() ? "" : Character.toUpperCase(email.charAt(0)) + email.substring(1)
                : email;
    }

    private String phone(Person person, Household household, double sloppiness, Chance chance) {
        if (rates.happens(Slip.PHONE_PLACEHOLDER, sloppiness, chance)) {
            return PhoneForms.placeholder(chance);
        }
        var number = person.mobile();
        if (!person.landline().isEmpty()
                && (number.isEmpty()
                        || rates.happens(Slip.PHONE_LANDLINE_FIRST, sloppiness, chance))) {
            number = person.landline();
        } else if (rates.happens(Slip.PHONE_FAMILY, sloppiness, chance)) {
            number = household.members().getFirst().mobile();
        }
        if (rates.happens(Slip.PHONE_TYPO, sloppiness, chance)) {
            number = Slips.typo(number, chance);
        }
        return sloppiness == 0 ? number : PhoneForms.typed(number, person.home().country(), chance);
    }
}
