package atalaya.identity.match;

import atalaya.identity.standard.BirthDate;
import atalaya.identity.standard.CompanyName;
import atalaya.identity.standard.Identifier;
import atalaya.identity.standard.IdentifierType;
import atalaya.identity.standard.NationalId;
import atalaya.identity.standard.PersonName;
import atalaya.identity.standard.PostalAddress;
import atalaya.identity.standard.Sex;
import atalaya.identity.standard.StandardRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinTask;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Records as numbers: of each field the distinct contents are kept once, and a record is a row of
/// their numbers. Two records with the same number in a field have the same content there.
///
/// What a field of a record holds is taken as a whole, all its values together, since that is what
/// a comparison looks at. Knows no model, but for which identifiers say nothing.
public final class CodedPeople {

    private static final BirthDate NO_DATE = new BirthDate(0, 0, 0);

    final int size;
    final Column<List<PersonName>> names;
    final Column<Integer> sexes;
    final Column<BirthDate> births;
    final Column<List<NationalId>> documents;
    final Column<Mails> emails;
    final Column<List<String>> phones;
    final Column<List<PostalAddress>> addresses;
    final Column<List<CompanyName>> companies;
    final Column<List<Identifier>> ties;
    final List<Column<String>> others;

    /// E-mails of a record.
    ///
    /// @param ofName a bit for each whose mailbox the record's names make
    record Mails(List<String> texts, long ofName) {
        static final Mails NONE = new Mails(List.of(), 0);
    }

    private CodedPeople(List<StandardRecord> records, Hubs hubs, List<String> columns) {
        size = records.size();
        var ofNames = beginList(records, StandardRecord::names);
        var ofSexes = begin(records, 0, record -> number(record.sex()));
        var ofBirths = begin(records, NO_DATE, CodedPeople::birth);
        var ofDocuments = beginList(records, record -> documents(record, hubs));
        var ofEmails = begin(records, Mails.NONE, record -> emails(record, hubs));
        var ofPhones = beginList(records, record -> phones(record, hubs));
        var ofAddresses = beginList(records, StandardRecord::addresses);
        var ofCompanies = beginList(records, StandardRecord::companies);
        var ofTies = beginList(records, record -> ties(record, hubs));
        var ofOthers =
                columns.stream()
                        .map(column -> begin(records, "", record -> other(record, column)))
                        .toList();
        others = ofOthers.stream().map(ForkJoinTask::join).toList();
        ties = ofTies.join();
        companies = ofCompanies.join();
        addresses = ofAddresses.join();
        phones = ofPhones.join();
        emails = ofEmails.join();
        documents = ofDocuments.join();
        births = ofBirths.join();
        sexes = ofSexes.join();
        names = ofNames.join();
    }

    private static <T> ForkJoinTask<Column<List<T>>> beginList(
            List<StandardRecord> records, Function<StandardRecord, List<T>> field) {
        return begin(records, List.of(), field);
    }

    /// Fields are numbered at once, each by one thread; joined last first, as they lie on the pile.
    private static <T> ForkJoinTask<Column<T>> begin(
            List<StandardRecord> records, T nothing, Function<StandardRecord, T> field) {
        return ForkJoinTask.adapt(() -> Column.of(records, nothing, field)).fork();
    }

    /// @param hubs identifiers left out, since too many records share them
    /// @param columns names of the further columns that are compared
    public static CodedPeople of(List<StandardRecord> records, Hubs hubs, List<String> columns) {
        return new CodedPeople(records, hubs, columns);
    }

    private static int number(@Nullable Sex sex) {
        return sex == null ? 0 : sex.ordinal() + 1;
    }

    private static BirthDate birth(StandardRecord record) {
        return record.birthDate() == null ? NO_DATE : record.birthDate();
    }

    private static List<NationalId> documents(StandardRecord record, Hubs hubs) {
        var kept = kept(record.documents(), document -> !Preparer.isHub(document, hubs));
        for (var document : kept) {
            if (!document.issuer().isEmpty() && document.issuer().length() != 2) {
                return kept.stream().map(CodedPeople::withoutIssuer).toList();
            }
        }
        return kept;
    }

    /// Only issuers that are countries or states, of two letters, are compared.
    private static NationalId withoutIssuer(NationalId document) {
        return document.issuer().length() == 2
                ? document
                : new NationalId(document.kind(), "", document.value(), document.valid());
    }

    private static Mails emails(StandardRecord record, Hubs hubs) {
        var texts = identifiers(record, hubs, IdentifierType.EMAIL);
        if (texts.isEmpty()) {
            return Mails.NONE;
        }
        long ofName = 0;
        for (int i = 0; i < texts.size(); i++) {
            ofName |= Preparer.isOfName(texts.get(i), record.names()) ? 1L << i : 0;
        }
        return new Mails(texts, ofName);
    }

    private static List<String> phones(StandardRecord record, Hubs hubs) {
        return identifiers(record, hubs, IdentifierType.PHONE);
    }

    private static List<String> identifiers(StandardRecord record, Hubs hubs, IdentifierType type) {
        List<String> values = List.of();
        for (var identifier : record.identifiers()) {
            if (identifier.type() == type && !hubs.isHub(identifier)) {
                values = values.isEmpty() ? new ArrayList<>(1) : values;
                values.add(identifier.value());
            }
        }
        return values;
    }

    private static List<Identifier> ties(StandardRecord record, Hubs hubs) {
        return kept(
                record.identifiers(),
                one -> Prepared.TIES.contains(one.type()) && !hubs.isHub(one));
    }

    /// The same list where all stay.
    private static <T> List<T> kept(List<T> values, Predicate<T> stays) {
        int count = 0;
        for (var value : values) {
            count += stays.test(value) ? 1 : 0;
        }
        if (count == values.size() || count == 0) {
            return count == 0 ? List.of() : values;
        }
        return values.stream().filter(stays).toList();
    }

    private static String other(StandardRecord record, String column) {
        return record.others().getOrDefault(column, "");
    }
}
