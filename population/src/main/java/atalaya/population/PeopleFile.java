package atalaya.population;

import atalaya.population.chance.Chance;
import atalaya.population.chance.Weighted;
import atalaya.population.export.Dialect;
import atalaya.population.export.Spool;
import atalaya.population.export.TextFile;
import atalaya.population.noise.Clerk;
import atalaya.population.noise.Desk;
import atalaya.population.noise.Rates;
import atalaya.population.noise.Written;
import atalaya.population.people.Country;
import atalaya.population.people.Household;
import atalaya.population.people.Households;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// One flat file of people as five desks of a company wrote them down, and who is who.
///
/// For measuring: any number of records, in an order that tells nothing, with little memory.
public final class PeopleFile {
    /// Ages are counted back from this day, so that a seed means the same people for ever.
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 1);

    private static final int MOST_RECORDS_OF_ONE = 9;

    private static final List<String> HEADER =
            List.of(
                    "record_id",
                    "source",
                    "nombre",
                    "apellido1",
                    "apellido2",
                    "nombre_completo",
                    "sexo",
                    "fecha_nacimiento",
                    "documento",
                    "email",
                    "telefono",
                    "direccion",
                    "codigo_postal",
                    "ciudad",
                    "provincia");

    private static final Weighted<Desk> DESKS =
            Weighted.of(
                    Desk.shipped().values().stream().filter(desk -> desk.weight() > 0).toList(),
                    Desk::weight);

    private PeopleFile() {}

    /// What was written.
    public record Counts(int records, int entities) {}

    /// Writes `records` lines to `file` and `record_id,source,entity_id` of each to `truth`; names
    /// that end in `.gz` are squeezed.
    public static Counts write(Path file, Path truth, int records, long seed, Country country)
            throws IOException {
        var folder = file.toAbsolutePath().normalize().resolveSibling("");
        Files.createDirectories(folder);
        var households = new Households(seed, country, TODAY);
        var clerk = new Clerk(Rates.shipped());
        int written = 0;
        int entity = 0;
        try (var spool =
                new Spool(
                        folder,
                        file.getFileName().toString(),
                        Long.MIN_VALUE,
                        Long.MAX_VALUE,
                        256)) {
            for (int number = 0; written < records; number++) {
                var household = households.make(number);
                var chance = Chance.of(seed, "people-file", number);
                for (int member = 0;
                        member < household.members().size() && written < records;
                        member++) {
                    int count = Math.min(howMany(chance), records - written);
                    for (int i = 0; i < count; i++) {
                        var line = line(household, member, clerk, chance);
                        spool.add(Chance.mix(seed ^ ++written), entity + ";" + line);
                    }
                    entity++;
                }
            }
            pour(spool, file, truth, country);
        }
        return new Counts(written, entity);
    }

    /// One to nine records, 2.1 on average: many people are known once, a few again and again.
    private static int howMany(Chance chance) {
        int count = 1;
        while (count < MOST_RECORDS_OF_ONE && chance.happens(0.53)) {
            count++;
        }
        return count;
    }

    private static String line(Household household, int member, Clerk clerk, Chance chance) {
        var desk = DESKS.pick(chance);
        Written seen = clerk.write(household.members().get(member), household, desk, 0, chance);
        return Dialect.COMMAS.line(
                desk.name(),
                seen.given(),
                seen.surname1(),
                seen.surname2(),
                seen.whole(),
                seen.sex(),
                seen.birth(),
                seen.document(),
                seen.email(),
                seen.phone(),
                seen.address(),
                seen.postalCode(),
                seen.city(),
                seen.province());
    }

    private static void pour(Spool spool, Path file, Path truth, Country country)
            throws IOException {
        var prefix = country.code().toLowerCase(java.util.Locale.ROOT) + "-";
        try (var people = new TextFile(file, Dialect.COMMAS.encoding(), false, "\n");
                var answers = new TextFile(truth, Dialect.COMMAS.encoding(), false, "\n")) {
            people.line(String.join(",", HEADER));
            answers.line("record_id,source,entity_id");
            var number = new int[1];
            spool.drain(line -> {
                int end = line.indexOf(';');
                var id = prefix + ++number[0];
                people.line(id + "," + line.substring(end + 1));
                var source = line.substring(end + 1, line.indexOf(',', end));
                answers.line(id + "," + source + ",E" + line.substring(0, end));
            });
        }
    }

    /// `PeopleFile FILE TRUTH RECORDS [SEED] [SPAIN|MEXICO|ENGLAND]`.
    public static void main(String[] args) throws IOException {
        var arguments = new ArrayList<>(List.of(args));
        long seed = arguments.size() > 3 ? Long.parseLong(arguments.get(3)) : 1;
        var country = arguments.size() > 4 ? Country.valueOf(arguments.get(4)) : Country.SPAIN;
        var counts =
                write(Path.of(args[0]), Path.of(args[1]), Integer.parseInt(args[2]), seed, country);
        System.out.println(counts);
    }
}
