package atalaya.identity.match;

import atalaya.identity.standard.BirthDate;
import atalaya.identity.standard.CompanyName;
import atalaya.identity.standard.Identifier;
import atalaya.identity.standard.IdentifierType;
import atalaya.identity.standard.NationalId;
import atalaya.identity.standard.PersonName;
import atalaya.identity.standard.PostalAddress;
import atalaya.identity.standard.StandardRecord;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// Makes records ready to be compared by one model, with the hubs of one moment.
///
/// A word that many records have is looked up and kept once, so one of these serves all records of
/// a run. Any number of threads may use it at once.
public final class Preparer {

    /// Other identifiers say no more than this, however many there are.
    private static final int TIE_SURPRISE = 12_000;

    private static final int LOCAL_OF_NAME = 4_500;

    private final Vocabulary vocabulary;
    private final Hubs hubs;
    private final Map<String, Token> given = new ConcurrentHashMap<>();
    private final Map<String, Token> surnames = new ConcurrentHashMap<>();
    private final Map<String, Token> companies = new ConcurrentHashMap<>();
    private final Map<String, Prepared.Street> streets = new ConcurrentHashMap<>();

    /// @param hubs identifiers left out, since too many records share them
    Preparer(Vocabulary vocabulary, Hubs hubs) {
        this.vocabulary = vocabulary;
        this.hubs = hubs;
    }

    public Prepared prepare(StandardRecord record) {
        return new Prepared(record, this);
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    boolean isHub(Identifier identifier) {
        return hubs.isHub(identifier);
    }

    boolean isHub(NationalId document) {
        return isHub(document, hubs);
    }

    static boolean isHub(NationalId document, Hubs hubs) {
        return hubs.isHub(new Identifier(IdentifierType.NATIONAL_ID, document.value()));
    }

    Prepared.Name name(PersonName name) {
        var first = tokens(name.given(), given, this::given);
        var last = tokens(name.surnames(), surnames, this::surname);
        var all = new Token[first.length + last.length];
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(last, 0, all, first.length, last.length);
        String text = first.length == 1 ? first[0].text : String.join(" ", name.given());
        return new Prepared.Name(
                first,
                last,
                all,
                text,
                vocabulary.givenSurprise(first, text),
                name.generation(),
                all.length == 0 || isLatin(all[0].text));
    }

    private static boolean isLatin(String word) {
        var script = Character.UnicodeScript.of(word.codePointAt(0));
        return script == Character.UnicodeScript.LATIN || script == Character.UnicodeScript.COMMON;
    }

    Token given(String word) {
        return new Token(word, true, vocabulary.given());
    }

    Token surname(String word) {
        return new Token(word, false, vocabulary.surname());
    }

    Token[] company(CompanyName company) {
        return tokens(
                company.words(), companies, word -> new Token(word, false, vocabulary.company()));
    }

    private static Token[] tokens(
            List<String> words, Map<String, Token> known, Function<String, Token> make) {
        var tokens = new Token[words.size()];
        for (int i = 0; i < tokens.length; i++) {
            tokens[i] = known.computeIfAbsent(words.get(i), make);
        }
        return tokens;
    }

    /// A mailbox that the name makes (`jjones` of Jay Jones) says little that the name does not
    /// say.
    ///
    /// @param ofName what [#isOfName] says of it
    Prepared.Mail mail(String text, boolean ofName) {
        String local = local(text);
        int surprise = vocabulary.emailLocal().surprise(local);
        return new Prepared.Mail(
                text,
                local,
                Typing.letters(text),
                vocabulary.email().surprise(text),
                ofName ? Math.min(surprise, LOCAL_OF_NAME) : surprise);
    }

    /// What stands before the `@`.
    static String local(String email) {
        return email.substring(0, Math.max(0, email.indexOf('@')));
    }

    /// Whether the names of a record make the mailbox of an e-mail of it.
    static boolean isOfName(String email, List<PersonName> names) {
        String local = local(email);
        for (int i = 0; i < local.length(); i++) {
            if (Character.isDigit(local.charAt(i))) {
                return false;
            }
        }
        for (var name : names) {
            for (var word : name.surnames()) {
                if (word.length() > 3 && local.contains(word)) {
                    return true;
                }
            }
        }
        return false;
    }

    Prepared.Value phone(String value) {
        String tail = value.substring(Math.max(0, value.length() - 9));
        return new Prepared.Value(tail, vocabulary.phone().surprise(tail));
    }

    static Prepared.Value tie(Identifier identifier) {
        return new Prepared.Value(
                identifier.type().word() + ":" + identifier.value(), TIE_SURPRISE);
    }

    Prepared.Address address(PostalAddress address) {
        return new Prepared.Address(
                address,
                streets.computeIfAbsent(address.street(), Prepared.Street::of),
                Typing.letters(address.city()),
                houseSurprise(address),
                vocabulary.street().surprise(address.street()),
                vocabulary.postalCode().surprise(address.postalCode()),
                vocabulary.city().surprise(address.city()),
                vocabulary.street().isCommon(address.street()));
    }

    int houseSurprise(PostalAddress address) {
        return vocabulary.address().surprise(address.street() + " " + address.number());
    }

    Prepared.Birth birth(BirthDate date) {
        String digits = date.digits();
        return new Prepared.Birth(date, digits, vocabulary.birthDate().surprise(digits));
    }

    /// @param place of the column among the further ones
    Prepared.Other other(int place, String text) {
        return new Prepared.Other(
                text, Words.of(text), Typing.letters(text), vocabulary.other(place).surprise(text));
    }
}
