package atalaya.server.ingest.source;

import atalaya.identity.record.Attribute;
import atalaya.server.ingest.source.FileRule.Amount;
import atalaya.server.ingest.source.FileRule.ColumnRule;
import atalaya.server.ingest.source.FileRule.ConsentRule;
import atalaya.server.ingest.source.FileRule.InteractionRule;
import atalaya.server.ingest.source.FileRule.Moment;
import atalaya.server.ingest.source.FileRule.Word;
import atalaya.server.store.AtalayaError;
import atalaya.server.store.AtalayaError.Exit;
import atalaya.server.store.Phrase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which columns of a file a rule uses, and which of them hold dates or numbers whose form the rule
/// leaves open.
final class ColumnUse {

    static final Set<Attribute> DATES =
            EnumSet.of(Attribute.BIRTH_DATE, Attribute.MOVED_ON, Attribute.CUSTOMER_SINCE);
    static final Set<Attribute> NUMBERS =
            EnumSet.of(Attribute.CREDIT_LIMIT, Attribute.ACQUISITION_COST);

    private final Set<String> used = new LinkedHashSet<>();
    private final Set<String> openDates = new LinkedHashSet<>();
    private final Set<String> openNumbers = new LinkedHashSet<>();
    private final boolean takesOthers;

    private ColumnUse(boolean takesOthers) {
        this.takesOthers = takesOthers;
    }

    static ColumnUse of(FileRule rule) {
        return switch (rule.content()) {
            case FileRule.Records records -> {
                var use = new ColumnUse(rule.ignoreOthers());
                use.records(records, rule);
                yield use;
            }
            case FileRule.Interactions(var rules) -> {
                boolean all = rules.stream().anyMatch(InteractionRule::allProperties);
                var use = new ColumnUse(rule.ignoreOthers() || all);
                rules.forEach(one -> use.interaction(one, rule));
                yield use;
            }
            case FileRule.Segment _ -> new ColumnUse(true);
        };
    }

    Set<String> used() {
        return used;
    }

    List<String> openDates(Formats known) {
        return without(openDates, known.dates().keySet());
    }

    List<String> openNumbers(Formats known) {
        return without(openNumbers, known.decimals().keySet());
    }

    private static List<String> without(Set<String> columns, Set<String> known) {
        return columns.stream().filter(column -> !known.contains(column)).toList();
    }

    private void records(FileRule.Records records, FileRule rule) {
        choice(records.type());
        used.addAll(records.key());
        moment(records.time(), rule);
        for (var column : records.columns()) {
            column(column, rule);
        }
        records.consents().forEach(consent -> consent(consent, rule));
    }

    private void column(ColumnRule column, FileRule rule) {
        used.add(column.column());
        if (DATES.contains(column.attribute()) && column.format() == null && rule.dates() == null) {
            openDates.add(column.column());
        }
        if (NUMBERS.contains(column.attribute())
                && column.decimal() == null
                && rule.decimal() == null) {
            openNumbers.add(column.column());
        }
        if (column.verified() != null) {
            used.add(column.verified());
        }
        moment(column.since(), rule);
    }

    private void consent(ConsentRule consent, FileRule rule) {
        choice(consent.channel());
        choice(consent.purpose());
        used.add(consent.column());
        moment(consent.at(), rule);
        word(consent.how());
        word(consent.textVersion());
    }

    private void interaction(InteractionRule interaction, FileRule rule) {
        used.addAll(interaction.id());
        choice(interaction.type());
        moment(interaction.at(), rule);
        choice(interaction.channel());
        choice(interaction.department());
        interaction.who().forEach(who -> used.add(who.column()));
        amount(interaction.amount(), rule);
        amount(interaction.margin(), rule);
        amount(interaction.cost(), rule);
        choice(interaction.currency());
        interaction.references().forEach(reference -> used.add(reference.column()));
        if (interaction.text() != null) {
            used.add(interaction.text());
        }
        used.addAll(interaction.properties().values());
        if (interaction.outcome() != null && interaction.outcome().column() != null) {
            used.add(interaction.outcome().column());
        }
    }

    private void choice(@Nullable Choice choice) {
        if (choice instanceof Choice.FromColumn(var column, var _, var _)) {
            used.add(column);
        }
    }

    private void moment(@Nullable Moment moment, FileRule rule) {
        if (moment != null) {
            used.add(moment.column());
            if (moment.format() == null && rule.dates() == null) {
                openDates.add(moment.column());
            }
        }
    }

    private void amount(@Nullable Amount amount, FileRule rule) {
        if (amount != null) {
            used.add(amount.column());
            if (amount.decimal() == null && rule.decimal() == null) {
                openNumbers.add(amount.column());
            }
        }
    }

    private void word(@Nullable Word word) {
        if (word != null && word.column() != null) {
            used.add(word.column());
        }
    }

    /// Every column of the file must be said, and every column said must be there: in a table; in
    /// JSON Lines a name that never occurs is merely empty.
    void check(FileRule rule, Collection<String> columns, Path file, boolean table) {
        var missing = new ArrayList<String>();
        for (var column : used) {
            if (!columns.contains(column) && !rule.optional().contains(column)) {
                missing.add(column);
            }
        }
        var unsaid = new ArrayList<String>();
        for (var column : columns) {
            boolean said = used.contains(column) || rule.ignore().contains(column);
            if (!said && !takesOthers && !column.matches("column\\d+")) {
                unsaid.add(column);
            }
        }
        if (table && !missing.isEmpty()) {
            throw missing(missing.getFirst(), unsaid.isEmpty() ? columns : unsaid, file);
        }
        if (!unsaid.isEmpty()) {
            throw new AtalayaError(2107, Exit.CONFIGURATION, unmapped(unsaid))
                    .at(file + ":1")
                    .remedy("add a line for it under columns, or ignore: [%s]", unsaid.getFirst());
        }
    }

    private static Phrase unmapped(List<String> columns) {
        var first = columns.getFirst();
        var others = columns.subList(1, columns.size());
        return others.isEmpty()
                ? Phrase.of("column \"%s\" is not mapped", first)
                : Phrase.of(
                        "column \"%s\" is not mapped, nor are %d others: %s",
                        first,
                        others.size(),
                        String.join(", ", others.subList(0, Math.min(others.size(), 5))));
    }

    private static AtalayaError missing(String column, Collection<String> candidates, Path file) {
        return new AtalayaError(
                        2108,
                        Exit.CONFIGURATION,
                        "column \"%s\" of the source file is not in the file",
                        column)
                .at(file + ":1")
                .remedy(
                        Nearest.to(column, candidates)
                                .map(near -> Phrase.of("did you mean %s ?", near))
                                .orElse(Phrase.of("correct its name, or optional: [%s]", column)));
    }
}
