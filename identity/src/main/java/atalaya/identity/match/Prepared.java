package atalaya.identity.match;

import atalaya.identity.standard.BirthDate;
import atalaya.identity.standard.Identifier;
import atalaya.identity.standard.IdentifierType;
import atalaya.identity.standard.NationalId;
import atalaya.identity.standard.PersonName;
import atalaya.identity.standard.PostalAddress;
import atalaya.identity.standard.Sex;
import atalaya.identity.standard.StandardRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A standard record with what a model knows of its values, ready to be compared many times.
public final class Prepared {

    /// A text and how surprising it is to meet it again.
    record Value(String text, int surprise) {}

    /// A text of a further column, its words and letters, and how surprising it is to meet again.
    record Other(String text, Words words, long letters, int surprise) {}

    /// A name's words in their roles.
    ///
    /// @param latin whether it is written in Latin letters
    record Name(
            Token[] given,
            Token[] surnames,
            Token[] all,
            String givenText,
            int givenSurprise,
            int generation,
            boolean latin) {}

    /// An address in the parts that compare, and how common each is.
    record Address(
            PostalAddress of,
            Words streetWords,
            long streetLetters,
            long cityLetters,
            int exactSurprise,
            int streetSurprise,
            int postalSurprise,
            int citySurprise,
            boolean ofManyTowns) {}

    /// An e-mail address and its local part, with how common each is.
    record Mail(String text, String local, int surprise, int localSurprise) {}

    private static final int LOCAL_OF_NAME = 4_500;

    final List<Name> names = new ArrayList<>(1);
    final List<Token[]> companies = new ArrayList<>(0);
    final List<Mail> emails = new ArrayList<>(1);
    final List<Value> phones = new ArrayList<>(1);
    final List<Value> ties = new ArrayList<>(0);
    final List<NationalId> documents;
    final List<Address> addresses = new ArrayList<>(1);
    final @Nullable BirthDate birthDate;
    final String birthDigits;
    final int birthSurprise;
    final @Nullable Sex sex;
    final @Nullable Other[] others;
    private final Vocabulary vocabulary;

    /// @param hubs identifiers left out, since too many records share them
    Prepared(StandardRecord record, Vocabulary vocabulary, Hubs hubs) {
        this.vocabulary = vocabulary;
        for (var name : record.names()) {
            names.add(name(name));
        }
        for (var company : record.companies()) {
            companies.add(tokens(company.words(), false, vocabulary.company()));
        }
        for (var identifier : record.identifiers()) {
            if (!hubs.isHub(identifier)) {
                add(identifier);
            }
        }
        documents = record.documents().stream().filter(document -> !isHub(document, hubs)).toList();
        for (var address : record.addresses()) {
            addresses.add(address(address));
        }
        birthDate = record.birthDate();
        birthDigits = birthDate == null ? "" : birthDate.digits();
        birthSurprise = vocabulary.birthDate().surprise(birthDigits);
        sex = record.sex();
        others = new @Nullable Other[vocabulary.others().size()];
        for (int i = 0; i < others.length; i++) {
            String text = record.others().get(vocabulary.others().get(i));
            others[i] = text == null ? null : other(text, vocabulary.other(i));
        }
    }

    private static Other other(String text, TermFrequencies frequencies) {
        return new Other(text, Words.of(text), Typing.letters(text), frequencies.surprise(text));
    }

    private static boolean isHub(NationalId document, Hubs hubs) {
        return hubs.isHub(new Identifier(IdentifierType.NATIONAL_ID, document.value()));
    }

    private Name name(PersonName name) {
        var given = tokens(name.given(), true, vocabulary.given());
        var surnames = tokens(name.surnames(), false, vocabulary.surname());
        var all = new Token[given.length + surnames.length];
        System.arraycopy(given, 0, all, 0, given.length);
        System.arraycopy(surnames, 0, all, given.length, surnames.length);
        String text = String.join(" ", name.given());
        return new Name(
                given,
                surnames,
                all,
                text,
                vocabulary.givenSurprise(given, text),
                name.generation(),
                all.length == 0 || isLatin(all[0].text));
    }

    private static boolean isLatin(String word) {
        var script = Character.UnicodeScript.of(word.codePointAt(0));
        return script == Character.UnicodeScript.LATIN || script == Character.UnicodeScript.COMMON;
    }

    private static Token[] tokens(List<String> words, boolean given, TermFrequencies frequencies) {
        var tokens = new Token[words.size()];
        for (int i = 0; i < tokens.length; i++) {
            tokens[i] = new Token(words.get(i), given, frequencies);
        }
        return tokens;
    }

    private void add(Identifier identifier) {
        String value = identifier.value();
        switch (identifier.type()) {
            case EMAIL -> {
                String local = value.substring(0, Math.max(0, value.indexOf('@')));
                emails.add(
                        new Mail(
                                value,
                                local,
                                vocabulary.email().surprise(value),
                                localSurprise(local)));
            }
            case PHONE -> {
                String tail = value.substring(Math.max(0, value.length() - 9));
                phones.add(new Value(tail, vocabulary.phone().surprise(tail)));
            }
            case NATIONAL_ID, TAX_ID -> {} // compared as documents
            default -> ties.add(new Value(identifier.type().word() + ":" + value, 12_000));
        }
    }

    /// A mailbox that the name makes (`jjones` of Jay Jones) says little that the name does not
    /// say.
    private int localSurprise(String local) {
        int surprise = vocabulary.emailLocal().surprise(local);
        boolean letters = local.chars().noneMatch(Character::isDigit);
        boolean ofName =
                letters
                        && names.stream()
                                .flatMap(name -> Arrays.stream(name.surnames()))
                                .anyMatch(word ->
                                        word.text.length() > 3 && local.contains(word.text));
        return ofName ? Math.min(surprise, LOCAL_OF_NAME) : surprise;
    }

    private Address address(PostalAddress address) {
        return new Address(
                address,
                Words.of(address.street()),
                Typing.letters(address.street()),
                Typing.letters(address.city()),
                vocabulary.address().surprise(address.street() + " " + address.number()),
                vocabulary.street().surprise(address.street()),
                vocabulary.postalCode().surprise(address.postalCode()),
                vocabulary.city().surprise(address.city()),
                vocabulary.street().isCommon(address.street()));
    }
}
