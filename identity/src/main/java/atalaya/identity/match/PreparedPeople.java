package atalaya.identity.match;

import atalaya.identity.standard.NationalId;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinTask;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Coded people with what a model knows of their values, ready to be compared many times: as
/// [Prepared], for millions of records.
///
/// A record is a row of [#WIDTH] numbers, one line of memory, since what a pair costs is mostly the
/// way to its two records. What is known of a value is kept once for each distinct value. Never
/// changes, so that any number of threads may use it.
public final class PreparedPeople {

    static final int WIDTH = 16;

    /// Given name and surnames of the one short name, or [PreparedNames#WHOLE].
    static final int GIVEN = 0;

    static final int SURNAMES = 1;
    static final int NAMES = 2;

    /// Sex, generation, script and kind of document; see the masks below.
    static final int FLAGS = 3;

    static final int BIRTH = 4;
    static final int DOCUMENTS = 5;
    static final int EMAILS = 6;
    static final int PHONES = 7;
    static final int ADDRESSES = 8;
    static final int COMPANIES = 9;
    static final int TIES = 10;

    /// No names of the record tell more by their surprise, in thousandths of a bit.
    static final int NAME_BOUND = 11;

    /// The figures of the one telephone, four bits each: nine of them behind a mark, or 0 where
    /// there is none or several or of another length.
    static final int PHONE_LOW = 12;

    static final int PHONE_HIGH = 13;

    /// The letters and figures of the one document, a bit for each of 32 kinds.
    static final int DOCUMENT_LETTERS = 14;

    /// In the flags: 0 where unknown, else one more than the place of [Sex].
    static final int SEX = 3;

    static final int LATIN = 1 << 2;
    static final int GENERATION = 7 << 3;
    static final int GENERATION_AT = 3;

    /// Which of the two kinds of Spanish documents of people the one document is; else 0.
    static final int SPANISH = 3 << 6;

    static final int SPANISH_AT = 6;

    /// Whether its check letter proves it.
    static final int PROVEN = 1 << 8;

    /// How many numbers there are for the e-mails of a record, of the one there is.
    static final int MAIL_PARTS = 4;

    /// What stands before the `@`, or 0 where there are several e-mails.
    static final int LOCAL = 0;

    /// What is left of it without its letters.
    static final int MAIL_FIGURES = 1;

    static final int MAIL_SURPRISE = 2;

    final CodedPeople people;
    final Preparer preparer;
    final int[] rows;
    final PreparedNames names;
    final PreparedAddresses addresses;

    /// By the number of a date: year, month and day, seven bits for each of the last two.
    final int[] dates;

    private final Prepared.@Nullable Birth[] preparedBirths;

    /// By further column, and in it by content; each is made when it is first asked for, since many
    /// never meet another. Threads may both make one: they are the same.
    private final Prepared.@Nullable Other[][] preparedOthers;

    final int[] birthSurprise;

    /// Of the one document, or -1.
    final int[] documentSurprise;

    final int[] phoneSurprise;

    final int[] mails;

    PreparedPeople(CodedPeople people, Preparer preparer) {
        this.people = people;
        this.preparer = preparer;
        var ofNames = ForkJoinTask.adapt(() -> new PreparedNames(people.names, preparer)).fork();
        var ofAddresses =
                ForkJoinTask.adapt(() -> new PreparedAddresses(people.addresses, preparer)).fork();
        var values = new Values();
        addresses = ofAddresses.join();
        names = ofNames.join();
        dates = values.dates;
        birthSurprise = values.birthSurprise;
        documentSurprise = values.documentSurprise;
        phoneSurprise = values.phoneSurprise;
        mails = values.mails;
        preparedBirths = values.births;
        preparedOthers = new Prepared.@Nullable Other[people.others.size()][];
        Arrays.setAll(
                preparedOthers,
                column -> new Prepared.@Nullable Other[people.others.get(column).size()]);
        rows = new int[WIDTH * people.size];
        IntStream.range(0, people.size).parallel().forEach(record -> fill(record, values));
    }

    /// How many records there are.
    public int size() {
        return people.size;
    }

    /// What is known of each content of the fields that have one value as a rule.
    private final class Values {
        final int[] dates = new int[people.births.size()];
        final Prepared.@Nullable Birth[] births = new Prepared.@Nullable Birth[dates.length];
        final int[] birthSurprise = new int[dates.length];
        final int[] documentSurprise = new int[people.documents.size()];
        final int[] documentFlags = new int[documentSurprise.length];
        final int[] documentLetters = new int[documentSurprise.length];
        final int[] phoneSurprise = new int[people.phones.size()];
        final long[] figures = new long[phoneSurprise.length];
        final int[] mails = new int[MAIL_PARTS * people.emails.size()];

        Values() {
            for (int i = 1; i < dates.length; i++) {
                var date = people.births.content(i);
                dates[i] = date.year() << 14 | date.month() << 7 | date.day();
                var birth = preparer.birth(date);
                births[i] = birth;
                birthSurprise[i] = birth.surprise();
            }
            for (int i = 1; i < documentSurprise.length; i++) {
                take(i, people.documents.content(i));
            }
            for (int i = 1; i < phoneSurprise.length; i++) {
                takePhones(i, phones(i));
            }
            takeMails();
        }

        private void take(int at, List<NationalId> documents) {
            var first = documents.getFirst();
            documentSurprise[at] = -1;
            if (documents.size() == 1) {
                documentSurprise[at] =
                        FieldComparisons.surprise(first.value(), preparer.vocabulary());
                documentFlags[at] = flags(first);
                documentLetters[at] = FieldComparisons.letters(first.value());
            }
        }

        private static int flags(NationalId document) {
            int kind =
                    switch (document.kind()) {
                        case DNI -> 1;
                        case NIE -> 2;
                        default -> 0;
                    };
            boolean plain = kind > 0 && document.issuer().isEmpty();
            int proven = document.valid() ? PROVEN : 0;
            return plain ? kind << SPANISH_AT | proven : 0;
        }

        private void takePhones(int at, Prepared.Value[] phones) {
            phoneSurprise[at] = phones[0].surprise();
            String text = phones[0].text();
            if (phones.length == 1 && text.length() == 9) {
                long packed = 1;
                for (int i = 0; i < 9; i++) {
                    packed = packed << 4 | text.charAt(i) & 0xf;
                }
                figures[at] = packed;
            }
        }

        private void takeMails() {
            var ofLocals = new Dictionary<String>("");
            var ofFigures = new Dictionary<String>("");
            for (int i = 1; i < people.emails.size(); i++) {
                if (people.emails.content(i).texts().size() == 1) {
                    var mail = mails(i)[0];
                    int at = MAIL_PARTS * i;
                    mails[at + LOCAL] = ofLocals.number(mail.local());
                    mails[at + MAIL_FIGURES] =
                            ofFigures.number(FieldComparisons.withoutLetters(mail.text()));
                    mails[at + MAIL_SURPRISE] = mail.surprise();
                }
            }
        }
    }

    private void fill(int record, Values values) {
        int at = WIDTH * record;
        int document = people.documents.numbers()[record];
        int phones = people.phones.numbers()[record];
        int named = people.names.numbers()[record];
        int home = people.addresses.numbers()[record];
        rows[at + GIVEN] = names.given[named];
        rows[at + SURNAMES] = names.surnames[named];
        rows[at + NAMES] = named;
        rows[at + FLAGS] =
                people.sexes.content(people.sexes.numbers()[record])
                        | (names.latin[named] ? LATIN : 0)
                        | names.generation[named] << GENERATION_AT
                        | values.documentFlags[document];
        rows[at + BIRTH] = people.births.numbers()[record];
        rows[at + DOCUMENTS] = document;
        rows[at + EMAILS] = people.emails.numbers()[record];
        rows[at + PHONES] = phones;
        rows[at + ADDRESSES] = home;
        rows[at + COMPANIES] = people.companies.numbers()[record];
        rows[at + TIES] = people.ties.numbers()[record];
        rows[at + NAME_BOUND] = names.bound[named];
        rows[at + PHONE_LOW] = (int) values.figures[phones];
        rows[at + PHONE_HIGH] = (int) (values.figures[phones] >> 32);
        rows[at + DOCUMENT_LETTERS] = values.documentLetters[document];
    }

    /// The contents below are in the form that is compared as it stands.
    Prepared.@Nullable Birth birth(int content) {
        return preparedBirths[content];
    }

    NationalId[] documents(int content) {
        return people.documents.content(content).toArray(NationalId[]::new);
    }

    Prepared.Mail[] mails(int content) {
        var mails = people.emails.content(content);
        var prepared = new Prepared.Mail[mails.texts().size()];
        for (int i = 0; i < prepared.length; i++) {
            prepared[i] = preparer.mail(mails.texts().get(i), (mails.ofName() & 1L << i) != 0);
        }
        return prepared;
    }

    Prepared.Value[] phones(int content) {
        return people.phones.content(content).stream()
                .map(preparer::phone)
                .toArray(Prepared.Value[]::new);
    }

    Prepared.Value[] ties(int content) {
        return people.ties.content(content).stream()
                .map(Preparer::tie)
                .toArray(Prepared.Value[]::new);
    }

    Token[][] companies(int content) {
        return people.companies.content(content).stream()
                .map(preparer::company)
                .toArray(Token[][]::new);
    }

    Prepared.@Nullable Other other(int column, int content) {
        if (content == 0) {
            return null;
        }
        var known = preparedOthers[column][content];
        if (known == null) {
            known = preparer.other(column, people.others.get(column).content(content));
            preparedOthers[column][content] = known;
        }
        return known;
    }
}
