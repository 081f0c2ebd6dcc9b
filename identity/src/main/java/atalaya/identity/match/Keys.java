package atalaya.identity.match;

import atalaya.identity.standard.BirthDate;
import atalaya.identity.standard.Identifier;
import atalaya.identity.standard.NameLexicon;
import atalaya.identity.standard.PersonName;
import atalaya.identity.standard.StandardRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes the keys of a record: two records are compared when they share one.
///
/// A function of the record alone; the model then leaves out those that are too common.
final class Keys {

    private static final NameLexicon LEXICON = NameLexicon.shipped();
    private static final int MOST_WORDS = 5;

    private static final KeyKind EMAIL = KeyKind.of("email");
    private static final KeyKind MAILBOX = KeyKind.of("mailbox");
    private static final KeyKind PHONE = KeyKind.of("phone");
    private static final KeyKind DOCUMENT = KeyKind.of("document");
    private static final KeyKind NAMES = KeyKind.of("names");
    private static final KeyKind FRAMES = KeyKind.of("frames");
    private static final KeyKind NAME = KeyKind.of("name");
    private static final KeyKind BIRTH = KeyKind.of("birth");
    private static final KeyKind NAME_AND_YEAR = KeyKind.of("name+year");
    private static final KeyKind NAME_AND_DAY = KeyKind.of("name+day");
    private static final KeyKind INITIAL_AND_BIRTH = KeyKind.of("initial+birth");
    private static final KeyKind HOUSE = KeyKind.of("house");
    private static final KeyKind HOUSE_AND_PLACE = KeyKind.of("house+place");
    private static final KeyKind NAME_AND_POSTAL_CODE = KeyKind.of("name+postal");
    private static final KeyKind NAME_AND_CITY = KeyKind.of("name+city");
    private static final KeyKind NAME_AND_STREET = KeyKind.of("name+street");
    private static final KeyKind COMPANY = KeyKind.of("company");

    private final Target target;
    private final List<Spoken> words = new ArrayList<>(2 * MOST_WORDS);

    /// Takes the keys as they are made.
    private interface Target {
        /// @param first the value, or its first part where `then` and `last` follow
        void add(KeyKind kind, String first, String then, String last);
    }

    private Keys(Target target) {
        this.target = target;
    }

    static Set<BlockingKey> of(StandardRecord record) {
        Set<BlockingKey> keys = new LinkedHashSet<>();
        make(
                record,
                (kind, first, then, last) ->
                        keys.add(new BlockingKey(kind.word(), first + then + last)));
        return keys;
    }

    /// The hashes of the keys, each once, without making the keys themselves.
    static long[] hashes(StandardRecord record) {
        var hashes = new Hashes();
        make(record, hashes);
        return Arrays.copyOf(hashes.each, hashes.count);
    }

    private static final class Hashes implements Target {
        private long[] each = new long[64];
        private int count;

        @Override
        public void add(KeyKind kind, String first, String then, String last) {
            add(kind.hash(first, then, last));
        }

        private void add(long hash) {
            for (int i = 0; i < count; i++) {
                if (each[i] == hash) {
                    return;
                }
            }
            if (count == each.length) {
                each = Arrays.copyOf(each, 2 * count);
            }
            each[count++] = hash;
        }
    }

    private static void make(StandardRecord record, Target target) {
        var made = new Keys(target);
        made.addIdentifiers(record);
        for (var name : record.names()) {
            made.addWords(name);
        }
        made.addNames();
        made.addBirth(record.birthDate());
        made.addAddresses(record);
        made.addCompanies(record);
        record.others().forEach(made::addOther);
    }

    private void add(KeyKind kind, String value) {
        target.add(kind, value, "", "");
    }

    private void add(KeyKind kind, String first, String second) {
        target.add(kind, first, "+", second);
    }

    private void addIdentifiers(StandardRecord record) {
        for (Identifier identifier : record.identifiers()) {
            String value = identifier.value();
            switch (identifier.type()) {
                case EMAIL -> {
                    add(EMAIL, value);
                    String local = value.substring(0, Math.max(0, value.indexOf('@')));
                    if (local.length() >= 5) {
                        add(MAILBOX, local);
                    }
                }
                // seven figures: some numbers are typed without their area code
                case PHONE -> add(PHONE, value.substring(Math.max(0, value.length() - 7)));
                case NATIONAL_ID, TAX_ID ->
                        add(DOCUMENT, value.length() == 9 ? value.substring(0, 8) : value);
                default -> add(KeyKind.of(identifier.type().word()), value);
            }
        }
    }

    private void addWords(PersonName name) {
        for (String given : name.given()) {
            var formal = LEXICON.formalNames(given);
            if (formal.isEmpty()) {
                addWord(given);
            } else {
                formal.stream().sorted().limit(3).forEach(this::addWord);
            }
        }
        name.surnames().forEach(this::addWord);
    }

    /// Keeps the words in the order of their sounds, each once.
    private void addWord(String word) {
        if (word.length() > 1 && words.size() < 2 * MOST_WORDS) {
            var spoken = Spoken.of(word);
            int place = Collections.binarySearch(words, spoken);
            if (place < 0) {
                words.add(-place - 1, spoken);
            }
        }
    }

    /// Any two words of the name together, in alphabetical order, so that neither roles nor order
    /// matter.
    private void addNames() {
        for (int i = 0; i < words.size(); i++) {
            for (int j = i + 1; j < words.size(); j++) {
                add(NAMES, words.get(i).sound(), words.get(j).sound());
                add(FRAMES, words.get(i).frame(), words.get(j).frame());
            }
        }
        if (words.size() == 1) {
            add(NAME, words.getFirst().sound());
        }
    }

    private void addBirth(@Nullable BirthDate birth) {
        if (birth == null) {
            return;
        }
        String monthAndDay =
                Math.min(birth.month(), birth.day()) + "-" + Math.max(birth.month(), birth.day());
        String year = sortedDigits(birth.year());
        String whole = year + "-" + monthAndDay;
        if (birth.complete()) {
            add(BIRTH, whole);
        }
        for (var word : words) {
            add(NAME_AND_YEAR, word.sound(), year);
            if (birth.complete()) {
                add(NAME_AND_DAY, word.sound(), monthAndDay);
                add(INITIAL_AND_BIRTH, word.sound().substring(0, 1), whole);
            }
        }
    }

    /// 1989 and 1998 give the same: digits of a year are exchanged more often than mistyped.
    private static String sortedDigits(int year) {
        char[] digits = Integer.toString(year).toCharArray();
        Arrays.sort(digits);
        return new String(digits);
    }

    private void addAddresses(StandardRecord record) {
        for (var address : record.addresses()) {
            String house = address.street() + "+" + address.number();
            if (!address.street().isEmpty() && !address.number().isEmpty()) {
                add(HOUSE, house);
                add(HOUSE_AND_PLACE, house, address.postalCode());
            }
            for (var word : words) {
                if (!address.postalCode().isEmpty()) {
                    add(NAME_AND_POSTAL_CODE, word.sound(), address.postalCode());
                }
                if (!address.city().isEmpty()) {
                    add(NAME_AND_CITY, word.sound(), address.city());
                }
                if (!address.street().isEmpty()) {
                    add(NAME_AND_STREET, word.sound(), address.street());
                }
            }
        }
    }

    private void addCompanies(StandardRecord record) {
        for (var company : record.companies()) {
            addText(COMPANY, company.words());
        }
    }

    private void addOther(String column, String text) {
        addText(KeyKind.of("other:" + column), List.of(text.split(" ")));
    }

    private void addText(KeyKind kind, List<String> texts) {
        for (int i = 0; i < texts.size(); i++) {
            if (texts.get(i).length() > 2) {
                add(kind, texts.get(i));
            }
            if (i > 0) {
                target.add(kind, texts.get(i - 1), " ", texts.get(i));
            }
        }
    }
}
