package atalaya.identity.match;

import static atalaya.identity.match.PreparedPeople.ADDRESSES;
import static atalaya.identity.match.PreparedPeople.BIRTH;
import static atalaya.identity.match.PreparedPeople.COMPANIES;
import static atalaya.identity.match.PreparedPeople.DOCUMENTS;
import static atalaya.identity.match.PreparedPeople.DOCUMENT_LETTERS;
import static atalaya.identity.match.PreparedPeople.EMAILS;
import static atalaya.identity.match.PreparedPeople.FLAGS;
import static atalaya.identity.match.PreparedPeople.LOCAL;
import static atalaya.identity.match.PreparedPeople.MAIL_FIGURES;
import static atalaya.identity.match.PreparedPeople.MAIL_PARTS;
import static atalaya.identity.match.PreparedPeople.MAIL_SURPRISE;
import static atalaya.identity.match.PreparedPeople.NAME_BOUND;
import static atalaya.identity.match.PreparedPeople.PHONES;
import static atalaya.identity.match.PreparedPeople.PHONE_HIGH;
import static atalaya.identity.match.PreparedPeople.PHONE_LOW;
import static atalaya.identity.match.PreparedPeople.PROVEN;
import static atalaya.identity.match.PreparedPeople.SEX;
import static atalaya.identity.match.PreparedPeople.SPANISH;
import static atalaya.identity.match.PreparedPeople.TIES;
import static atalaya.identity.match.PreparedPeople.WIDTH;

import atalaya.identity.standard.Sex;

/// Compares prepared people by their numbers: finds what [PairComparer] finds, faster.
///
/// The same content on both sides is exact at once, and what nearly all strangers are (other days,
/// months and years; proven documents that differ; telephones of more than two other figures) takes
/// some ten instructions. All else is asked of the readable comparison once for two contents and
/// then remembered. Holds working memory, so one thread uses one at a time.
public final class CodedComparer {

    /// What [#millibits(int, int, int)] says of a pair that cannot reach the floor.
    public static final int BELOW = Integer.MIN_VALUE;

    private static final Sex[] SEXES = Sex.values();

    private static final long NAME_SLOTS =
            slots(Comparison.GIVEN_NAME, Comparison.SURNAME, Comparison.GENERATION, Comparison.SEX);
    private static final long HOME_SLOTS = slots(Comparison.ADDRESS, Comparison.PLACE);

    private final PreparedPeople people;
    private final int[] rows;
    private final Scorer scorer;
    private final Findings found;
    private final CodedNames names;
    private final CodedAddresses addresses;
    private final Alignment alignment = new Alignment();
    private final RememberedPairs births;
    private final RememberedPairs documents;
    private final RememberedPairs emails;
    private final RememberedPairs phones;
    private final RememberedPairs companies;
    private final RememberedPairs ties;
    private final RememberedPairs[] others;
    private final int nameMost;

    CodedComparer(PreparedPeople people, Scorer scorer) {
        this.people = people;
        this.rows = people.rows;
        this.scorer = scorer;
        this.found = new PairComparer(scorer.vocabulary()).newFindings();
        this.names = new CodedNames(people.names, people.size());
        this.addresses = new CodedAddresses(people.addresses, scorer, people.size());
        this.births = RememberedPairs.of(people.size(), 14);
        this.documents = RememberedPairs.of(people.size(), 12);
        this.emails = RememberedPairs.of(people.size(), 12);
        this.phones = RememberedPairs.of(people.size(), 12);
        this.companies = RememberedPairs.of(people.size(), 12);
        this.ties = RememberedPairs.of(people.size(), 10);
        this.others = new RememberedPairs[people.people.others.size()];
        for (int i = 0; i < others.length; i++) {
            others[i] = RememberedPairs.of(people.size(), 14);
        }
        nameMost =
                scorer.mostMatch(Comparison.GIVEN_NAME)
                        + scorer.mostMatch(Comparison.SURNAME)
                        + Math.max(0, scorer.mostByTable(Comparison.GENERATION, Level.values()))
                        + Math.max(0, scorer.mostByTable(Comparison.SEX, Level.values()));
    }

    private static long slots(Comparison... comparisons) {
        long slots = 0;
        for (var comparison : comparisons) {
            slots |= 1L << comparison.ordinal();
        }
        return slots;
    }

    /// What the two have in common, until the next pair is compared.
    ///
    /// @param left the place of a record
    /// @param right the place of another with a greater key, so that ties are broken the same way
    ///   whichever record was asked about
    public Findings compare(int left, int right) {
        found.clear();
        int a = WIDTH * left;
        int b = WIDTH * right;
        compareRest(left, right);
        compareNames(a, b);
        addresses.compare(rows[a + ADDRESSES], rows[b + ADDRESSES], found);
        return found;
    }

    /// The score of two records, as [#compare] finds it.
    public int millibits(int left, int right) {
        return scorer.millibits(compare(left, right));
    }

    /// The score of two records, or [#BELOW] where it is below a floor: a pair is looked at only as
    /// far as names and addresses can still bring it there.
    public int millibits(int left, int right, int floor) {
        found.clear();
        int a = WIDTH * left;
        int b = WIDTH * right;
        compareRest(left, right);
        int score = scorer.priorMillibits() + scorer.evidence(found, found.found());
        int home = addresses.most(rows[a + ADDRESSES], rows[b + ADDRESSES]);
        int name = nameMost + Math.min(rows[a + NAME_BOUND], rows[b + NAME_BOUND]);
        if (score + name + home < floor) {
            return BELOW;
        }
        compareNames(a, b);
        score += scorer.evidence(found, NAME_SLOTS);
        if (score + home < floor) {
            return BELOW;
        }
        addresses.compare(rows[a + ADDRESSES], rows[b + ADDRESSES], found);
        score += scorer.evidence(found, HOME_SLOTS);
        score -= score < floor ? 0 : scorer.household(found);
        return score < floor ? BELOW : score;
    }

    /// Names, and the sex, which says nothing more where the given name is the same.
    private void compareNames(int a, int b) {
        names.compare(rows, a, b, found);
        int sex = rows[a + FLAGS] & SEX;
        int other = rows[b + FLAGS] & SEX;
        if (sex > 0 && other > 0) {
            FieldComparisons.sex(SEXES[sex - 1], SEXES[other - 1], found);
        }
    }

    private void compareRest(int left, int right) {
        int a = WIDTH * left;
        int b = WIDTH * right;
        compareBirths(rows[a + BIRTH], rows[b + BIRTH]);
        compareDocuments(a, b);
        compareEmails(rows[a + EMAILS], rows[b + EMAILS]);
        comparePhones(a, b);
        compareCompanies(rows[a + COMPANIES], rows[b + COMPANIES]);
        compareTies(rows[a + TIES], rows[b + TIES]);
        for (int i = 0; i < others.length; i++) {
            int[] numbers = people.people.others.get(i).numbers();
            compareOthers(i, numbers[left], numbers[right]);
        }
    }

    private void compareBirths(int left, int right) {
        if (left == 0 || right == 0) {
            return;
        }
        int slot = Comparison.BIRTH_DATE.ordinal();
        if (left == right) {
            found.set(slot, Level.EXACT, people.birthSurprise[left]);
        } else if (isOfOtherParts(people.dates[left], people.dates[right])) {
            found.set(slot, Level.DIFFERENT);
        } else if (!recall(births, left, right, slot)) {
            FieldComparisons.birthDate(people.birth(left), people.birth(right), found);
            remember(births, left, right, slot);
        }
    }

    /// Whether two whole dates have neither year nor month nor day in common: no slip makes one of
    /// the other, since a changed figure leaves two parts and two exchanged ones leave one.
    private static boolean isOfOtherParts(int date, int other) {
        int day = 0x7f;
        int month = 0x7f << 7;
        int differing = date ^ other;
        boolean whole =
                (date & day) != 0
                        && (date & month) != 0
                        && date >> 14 != 0
                        && (other & day) != 0
                        && (other & month) != 0
                        && other >> 14 != 0;
        return whole && (differing & day) != 0 && (differing & month) != 0 && differing >> 14 != 0;
    }

    private void compareDocuments(int a, int b) {
        int left = rows[a + DOCUMENTS];
        int right = rows[b + DOCUMENTS];
        if (left == 0 || right == 0) {
            return;
        }
        int slot = Comparison.DOCUMENT.ordinal();
        int flags = rows[a + FLAGS];
        int others = rows[b + FLAGS];
        boolean spanish = (flags & SPANISH) != 0 && (others & SPANISH) != 0;
        if (left == right && people.documentSurprise[left] >= 0) {
            found.set(slot, Level.EXACT, people.documentSurprise[left]);
        } else if (left != right && spanish && ((flags ^ others) & SPANISH) != 0) {
            return; // anyone may have a DNI, and have had a NIE before
        } else if (left != right && (flags & others & PROVEN) != 0) {
            found.set(slot, Level.PROVEN_DIFFERENT);
        } else if (spanish
                && Integer.bitCount(rows[a + DOCUMENT_LETTERS] ^ rows[b + DOCUMENT_LETTERS]) > 4) {
            found.set(
                    slot, Level.DIFFERENT); // of nine letters and figures both, more than two slips
        } else if (!recall(documents, left, right, slot)) {
            FieldComparisons.documents(
                    people.documents(left), people.documents(right), scorer.vocabulary(), found);
            remember(documents, left, right, slot);
        }
    }

    private void compareEmails(int left, int right) {
        if (left == 0 || right == 0) {
            return;
        }
        int slot = Comparison.EMAIL.ordinal();
        int a = MAIL_PARTS * left;
        int b = MAIL_PARTS * right;
        int local = people.mails[a + LOCAL];
        int other = people.mails[b + LOCAL];
        boolean one = local > 0 && other > 0;
        if (one && left == right) {
            found.set(slot, Level.EXACT, people.mails[a + MAIL_SURPRISE]);
        } else if (one
                && local != other
                && people.mails[a + MAIL_FIGURES] != people.mails[b + MAIL_FIGURES]) {
            found.set(slot, Level.DIFFERENT);
        } else if (!recall(emails, left, right, slot)) {
            FieldComparisons.emails(people.mails(left), people.mails(right), found);
            remember(emails, left, right, slot);
        }
    }

    private void comparePhones(int a, int b) {
        int left = rows[a + PHONES];
        int right = rows[b + PHONES];
        if (left == 0 || right == 0) {
            return;
        }
        int slot = Comparison.PHONE.ordinal();
        int high = rows[a + PHONE_HIGH];
        int other = rows[b + PHONE_HIGH];
        boolean nine = high != 0 && other != 0;
        if (nine && left == right) {
            found.set(slot, Level.EXACT, people.phoneSurprise[left]);
        } else if (nine
                && CodedAddresses.differing(high ^ other)
                                + CodedAddresses.differing(
                                        rows[a + PHONE_LOW] ^ rows[b + PHONE_LOW])
                        > 2) {
            found.set(slot, Level.DIFFERENT);
        } else if (!recall(phones, left, right, slot)) {
            FieldComparisons.phones(people.phones(left), people.phones(right), found);
            remember(phones, left, right, slot);
        }
    }

    private void compareCompanies(int left, int right) {
        int slot = Comparison.COMPANY.ordinal();
        if (left > 0 && right > 0 && !recall(companies, left, right, slot)) {
            FieldComparisons.companies(
                    people.companies(left), people.companies(right), alignment, found);
            remember(companies, left, right, slot);
        }
    }

    private void compareTies(int left, int right) {
        int slot = Comparison.TIE.ordinal();
        if (left > 0 && right > 0 && !recall(ties, left, right, slot)) {
            FieldComparisons.ties(people.ties(left), people.ties(right), found);
            remember(ties, left, right, slot);
        }
    }

    private void compareOthers(int column, int left, int right) {
        int slot = Comparison.OTHER.ordinal() + column;
        if (left > 0 && right > 0 && !recall(others[column], left, right, slot)) {
            FieldComparisons.other(
                    slot, people.other(column, left), people.other(column, right), found);
            remember(others[column], left, right, slot);
        }
    }

    private boolean recall(RememberedPairs pairs, int left, int right, int slot) {
        long known = pairs.get(left, right);
        if (known == RememberedPairs.UNKNOWN) {
            return false;
        }
        found.unpack(slot, (int) known);
        return true;
    }

    private void remember(RememberedPairs pairs, int left, int right, int slot) {
        pairs.put(left, right, found.pack(slot));
    }
}
