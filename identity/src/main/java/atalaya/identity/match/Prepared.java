package atalaya.identity.match;

import atalaya.identity.standard.BirthDate;
import atalaya.identity.standard.Identifier;
import atalaya.identity.standard.IdentifierType;
import atalaya.identity.standard.NationalId;
import atalaya.identity.standard.PostalAddress;
import atalaya.identity.standard.Sex;
import atalaya.identity.standard.StandardRecord;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A standard record with what a model knows of its values, ready to be compared many times.
public final class Prepared {

    /// A date of birth, its figures and how surprising it is to meet again.
    record Birth(BirthDate date, String digits, int surprise) {}

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

    /// The name of a street, its words and letters.
    record Street(String text, Words words, long letters) {

        static Street of(String text) {
            return new Street(text, Words.of(text), Typing.letters(text));
        }
    }

    /// An address in the parts that compare, and how common each is.
    record Address(
            PostalAddress of,
            Street street,
            long cityLetters,
            int exactSurprise,
            int streetSurprise,
            int postalSurprise,
            int citySurprise,
            boolean ofManyTowns) {}

    /// An e-mail address and its local part, with how common each is.
    record Mail(String text, String local, long letters, int surprise, int localSurprise) {}

    private static final Set<IdentifierType> EMAILS = EnumSet.of(IdentifierType.EMAIL);
    private static final Set<IdentifierType> PHONES = EnumSet.of(IdentifierType.PHONE);

    /// All that are neither these nor compared as documents.
    static final Set<IdentifierType> TIES =
            EnumSet.complementOf(
                    EnumSet.of(
                            IdentifierType.EMAIL,
                            IdentifierType.PHONE,
                            IdentifierType.NATIONAL_ID,
                            IdentifierType.TAX_ID));

    private static final Name[] NO_NAMES = {};
    private static final Token[][] NO_COMPANIES = {};
    private static final Mail[] NO_EMAILS = {};
    private static final Value[] NO_VALUES = {};
    private static final NationalId[] NO_DOCUMENTS = {};
    private static final Address[] NO_ADDRESSES = {};
    private static final @Nullable Other[] NO_OTHERS = {};

    final Name[] names;
    final Token[][] companies;
    final Mail[] emails;
    final Value[] phones;
    final Value[] ties;
    final NationalId[] documents;
    final Address[] addresses;
    final @Nullable Birth birth;
    final @Nullable Sex sex;
    final @Nullable Other[] others;

    /// @param preparer knows the model's values and gives those that many records share
    Prepared(StandardRecord record, Preparer preparer) {
        names = each(record.names(), NO_NAMES, preparer::name);
        companies = each(record.companies(), NO_COMPANIES, preparer::company);
        emails =
                identifiers(
                        record,
                        preparer,
                        EMAILS,
                        NO_EMAILS,
                        mail ->
                                preparer.mail(
                                        mail.value(),
                                        Preparer.isOfName(mail.value(), record.names())));
        phones =
                identifiers(
                        record,
                        preparer,
                        PHONES,
                        NO_VALUES,
                        phone -> preparer.phone(phone.value()));
        ties = identifiers(record, preparer, TIES, NO_VALUES, Preparer::tie);
        documents =
                record.documents().isEmpty()
                        ? NO_DOCUMENTS
                        : record.documents().stream()
                                .filter(document -> !preparer.isHub(document))
                                .toArray(NationalId[]::new);
        addresses = each(record.addresses(), NO_ADDRESSES, preparer::address);
        birth = record.birthDate() == null ? null : preparer.birth(record.birthDate());
        sex = record.sex();
        var columns = preparer.vocabulary().others();
        others = columns.isEmpty() ? NO_OTHERS : new @Nullable Other[columns.size()];
        for (int i = 0; i < others.length; i++) {
            String text = record.others().get(columns.get(i));
            others[i] = text == null ? null : preparer.other(i, text);
        }
    }

    private static <T, V> V[] each(List<T> values, V[] none, Function<T, V> prepare) {
        if (values.isEmpty()) {
            return none;
        }
        V[] prepared = Arrays.copyOf(none, values.size());
        for (int i = 0; i < prepared.length; i++) {
            prepared[i] = prepare.apply(values.get(i));
        }
        return prepared;
    }

    private static <V> V[] identifiers(
            StandardRecord record,
            Preparer preparer,
            Set<IdentifierType> types,
            V[] none,
            Function<Identifier, V> prepare) {
        V[] found = none;
        for (var identifier : record.identifiers()) {
            if (types.contains(identifier.type()) && !preparer.isHub(identifier)) {
                found = Arrays.copyOf(found, found.length + 1);
                found[found.length - 1] = prepare.apply(identifier);
            }
        }
        return found;
    }
}
