package atalaya.population.department;

import atalaya.population.chance.Chance;
import atalaya.population.export.Dialect;
import atalaya.population.export.Table;
import atalaya.population.noise.Clerk;
import atalaya.population.noise.Desk;
import atalaya.population.noise.Rates;
import atalaya.population.noise.Written;
import atalaya.population.people.Household;
import atalaya.population.people.Person;
import atalaya.population.story.Numbering;
import atalaya.population.story.Phrases;
import atalaya.population.story.Shopper;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What all departments share: the folder, the clerks, the calendar and the truth.
public final class Office {
    static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
    static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm");
    static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final Path folder;
    private final long seed;
    private final LocalDate until;
    private final Map<String, Desk> desks = new HashMap<>(Desk.shipped());
    private final Clerk clerk = new Clerk(Rates.shipped());

    final Truth truth;
    final Blunders blunders;
    final Numbering numbering;
    final Phrases phrases;

    public Office(
            Path folder,
            long seed,
            LocalDate until,
            Truth truth,
            Blunders blunders,
            Numbering numbering,
            Phrases phrases) {
        this.folder = folder;
        this.seed = seed;
        this.until = until;
        this.truth = truth;
        this.blunders = blunders;
        this.numbering = numbering;
        this.phrases = phrases;
    }

    LocalDate until() {
        return until;
    }

    LocalDateTime from() {
        return until.minusYears(2).atStartOfDay();
    }

    /// The department's own luck with somebody.
    Chance chance(String department, int entity) {
        return Chance.of(seed, department, entity);
    }

    Written write(Shopper shopper, String desk, Chance chance) {
        return clerk.write(
                shopper.person(), shopper.household(), desk(desk), shopper.habits().care(), chance);
    }

    Written write(Person person, Household household, String desk, Chance chance) {
        return clerk.write(person, household, desk(desk), 0, chance);
    }

    private Desk desk(String name) {
        return desks.computeIfAbsent(name, Desk::of);
    }

    Table byTime(String name, Dialect dialect, String header) {
        return Table.byTime(folder, name, dialect, from(), until.atStartOfDay(), header);
    }

    /// @param prefix the digits that stand before the number in the first cell, if any
    Table byNumber(String name, Dialect dialect, String prefix, String header) {
        return Table.byNumber(
                folder,
                name,
                dialect,
                Long.parseLong(prefix + numbering.lowestRecord()),
                Long.parseLong(prefix + numbering.highestRecord()),
                header);
    }

    static String utc(LocalDateTime at) {
        return DateTimeFormatter.ISO_INSTANT.format(at.atZone(MADRID).toInstant());
    }

    static String day(@Nullable LocalDate day) {
        return day == null ? "" : DAY.format(day);
    }

    static String minute(@Nullable LocalDateTime at) {
        return at == null ? "" : MINUTE.format(at);
    }
}
