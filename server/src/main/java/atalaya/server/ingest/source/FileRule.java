package atalaya.server.ingest.source;

import atalaya.identity.record.Attribute;
import atalaya.identity.standard.IdentifierType;
import atalaya.server.ingest.file.Dialect;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How one file of a source is read.
///
/// @param name within the source, such as `customers`
/// @param pattern of its name, with `*` and `?`
/// @param dates the order of dates in all columns without their own, or null to find it
/// @param decimal the decimal sign of all columns without their own, or null to find it
/// @param ignore columns that are left out on purpose
/// @param ignoreOthers whether all columns not named are
/// @param optional columns that may be absent
public record FileRule(
        String name,
        String pattern,
        Dialect dialect,
        @Nullable String dates,
        @Nullable Character decimal,
        Content content,
        Set<String> ignore,
        boolean ignoreOthers,
        Set<String> optional) {

    /// What the file's rows are.
    public sealed interface Content {}

    /// Rows that are people or companies.
    ///
    /// @param key columns that name the record; empty when rows are keyed by their content
    public record Records(
            Rows rows,
            Choice type,
            List<String> key,
            @Nullable Moment time,
            List<ColumnRule> columns,
            Map<Attribute, String> always,
            List<ConsentRule> consents)
            implements Content {}

    /// Rows that are interactions, each of one or several.
    public record Interactions(List<InteractionRule> rules) implements Content {}

    /// Events in Segment's form.
    ///
    /// @param skipOthers whether events that are no type of ours are left out; else they are flaws
    public record Segment(
            Map<String, Attribute> traits,
            Map<String, String> events,
            boolean skipOthers,
            @Nullable String channel,
            List<ConsentRule> consents)
            implements Content {}

    /// What a row says by what it leaves out.
    public enum Rows {
        /// Each row is whole and the file is everything.
        SNAPSHOT,
        /// Each row is whole; rows that are absent say nothing.
        WHOLE,
        /// Only what a row holds has changed.
        CHANGES
    }

    /// A column that holds a time, and how it is written; null to find out.
    public record Moment(String column, @Nullable String format) {}

    /// A column that holds an amount; the sign null to find out.
    public record Amount(String column, @Nullable Character decimal) {}

    /// A text that is the same for every row, or a column.
    public record Word(@Nullable String always, @Nullable String column) {}

    /// A column of a record, under our word.
    ///
    /// @param split between several values in one cell
    /// @param values our spelling of some values, by the column's in lower case
    /// @param verified a yes/no column
    /// @param since a column with a date
    /// @param of the source whose key it holds, for `sourceKey` and `contactOf`
    public record ColumnRule(
            String column,
            Attribute attribute,
            @Nullable String format,
            @Nullable Character decimal,
            @Nullable String split,
            Map<String, String> values,
            @Nullable String verified,
            @Nullable Moment since,
            @Nullable String of) {}

    /// A column that says whether somebody may be contacted.
    ///
    /// @param granted what the column holds for yes, in lower case
    /// @param denied what it holds for no, in lower case
    public record ConsentRule(
            Choice channel,
            Choice purpose,
            String column,
            Set<String> granted,
            Set<String> denied,
            @Nullable Moment at,
            @Nullable Word how,
            @Nullable Word textVersion) {}

    /// How a row becomes an interaction.
    ///
    /// @param id columns that name it; empty when it is named by its content
    /// @param several whether the file has other rules, so that the id needs the type
    public record InteractionRule(
            List<String> id,
            boolean several,
            Choice type,
            Moment at,
            @Nullable Choice channel,
            @Nullable Choice department,
            List<WhoRule> who,
            @Nullable Amount amount,
            @Nullable Choice currency,
            @Nullable Amount margin,
            @Nullable Amount cost,
            List<ReferenceRule> references,
            @Nullable String text,
            Map<String, String> properties,
            boolean allProperties,
            @Nullable OutcomeRule outcome) {}

    /// A column that names somebody.
    ///
    /// @param source whose key the column holds; null when it holds an identifier
    public record WhoRule(
            String column, @Nullable String source, @Nullable IdentifierType identifier) {}

    /// A column that names an order, a return and so on.
    public record ReferenceRule(String kind, String column) {}

    /// An outcome other than the type's own: one number, or by the values of a column.
    public record OutcomeRule(
            @Nullable BigDecimal always, @Nullable String column, Map<String, BigDecimal> values) {}
}
