package atalaya.identity.match;

import atalaya.identity.standard.BirthDate;
import atalaya.identity.standard.Identifier;
import atalaya.identity.standard.NameLexicon;
import atalaya.identity.standard.PersonName;
import atalaya.identity.standard.StandardRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Makes the keys of a record: two records are compared when they share one.
///
/// A function of the record alone; the model then leaves out those that are too common.
final class Keys {

    private static final NameLexicon LEXICON = NameLexicon.shipped();
    private static final int MOST_WORDS = 5;

    private final Target target;
    private final Set<String> words = new TreeSet<>();

    /// Takes the keys as they are made.
    private interface Target {
        /// @param first the value, or its first part where `then` and `last` follow
        void add(String kind, String first, String then, String last);
    }

    private Keys(Target target) {
        this.target = target;
    }

    static Set<BlockingKey> of(StandardRecord record) {
        Set<BlockingKey> keys = new LinkedHashSet<>();
        make(
                record,
                (kind, first, then, last) -> keys.add(new BlockingKey(kind, first + then + last)));
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
        public void add(String kind, String first, String then, String last) {
            long hash = BlockingKey.mix(BlockingKey.begin(kind), first);
            hash = BlockingKey.mix(BlockingKey.mix(hash, then), last);
            add(BlockingKey.withKind(hash, kind));
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

    private void add(String kind, String value) {
        target.add(kind, value, "", "");
    }

    private void add(String kind, String first, String second) {
        target.add(kind, first, "+", second);
    }

    private void addIdentifiers(StandardRecord record) {
        for (Identifier identifier : record.identifiers()) {
            String value = identifier.value();
            switch (identifier.type()) {
                case EMAIL -> {
                    add("email", value);
                    String local = value.substring(0, Math.max(0, value.indexOf('@')));
                    if (local.length() >= 5) {
                        add("mailbox", local);
                    }
                }
                // seven figures: some numbers are typed without their area code
                case PHONE -> add("phone", value.substring(Math.max(0, value.length() - 7)));
                case NATIONAL_ID, TAX_ID ->
                        add("document", value.length() == 9 ? value.substring(0, 8) : value);
                default -> add(identifier.type().word(), value);
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

    private void addWord(String word) {
        if (word.length() > 1 && words.size() < 2 * MOST_WORDS) {
            words.add(Sound.of(word));
        }
    }

    /// Any two words of the name together, in alphabetical order, so that neither roles nor order
    /// matter.
    private void addNames() {
        List<String> sorted = new ArrayList<>(words);
        List<String> frames = new ArrayList<>(sorted.size());
        sorted.forEach(word -> frames.add(frame(word)));
        for (int i = 0; i < sorted.size(); i++) {
            for (int j = i + 1; j < sorted.size(); j++) {
                add("names", sorted.get(i), sorted.get(j));
                add("frames", frames.get(i), frames.get(j));
            }
        }
        if (sorted.size() == 1) {
            add("name", sorted.getFirst());
        }
    }

    /// A word's first letter and its consonants, which survive most slips: Mooney, Moony, Moonie.
    private static String frame(String sound) {
        var frame = new StringBuilder().append(sound.charAt(0));
        for (int i = 1; i < sound.length(); i++) {
            char letter = sound.charAt(i);
            if ("aeiou".indexOf(letter) < 0 && frame.charAt(frame.length() - 1) != letter) {
                frame.append(letter);
            }
        }
        return frame.toString();
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
            add("birth", whole);
        }
        for (String word : words) {
            add("name+year", word, year);
            if (birth.complete()) {
                add("name+day", word, monthAndDay);
                add("initial+birth", word.substring(0, 1), whole);
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
                add("house", house);
                add("house+place", house, address.postalCode());
            }
            for (String word : words) {
                if (!address.postalCode().isEmpty()) {
                    add("name+postal", word, address.postalCode());
                }
                if (!address.city().isEmpty()) {
                    add("name+city", word, address.city());
                }
                if (!address.street().isEmpty()) {
                    add("name+street", word, address.street());
                }
            }
        }
    }

    private void addCompanies(StandardRecord record) {
        for (var company : record.companies()) {
            addText("company", company.words());
        }
    }

    private void addOther(String column, String text) {
        addText("other:" + column, List.of(text.split(" ")));
    }

    private void addText(String kind, List<String> texts) {
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
