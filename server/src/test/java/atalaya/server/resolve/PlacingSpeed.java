package atalaya.server.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import atalaya.identity.record.Attribute;
import atalaya.identity.record.FieldValue;
import atalaya.identity.record.RecordType;
import atalaya.identity.record.SourceKey;
import atalaya.identity.record.SourceRecord;
import atalaya.population.PeopleFile;
import atalaya.population.people.Country;
import atalaya.server.ingest.RecordLog;
import atalaya.server.profile.Profiles;
import atalaya.server.store.ApplicationTest;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/// Measures placing; run by name, `-Dtest=PlacingSpeed`, and never with the tests.
@ApplicationTest
class PlacingSpeed {

    private static final int BULK = Integer.getInteger("bulk", 30_000);
    private static final int MORE = Integer.getInteger("more", 10_000);
    private static final int BATCH = Integer.getInteger("batch", 500);

    private static final Map<String, Attribute> COLUMNS =
            Map.ofEntries(
                    Map.entry("nombre", Attribute.GIVEN_NAME),
                    Map.entry("apellido1", Attribute.SURNAME_1),
                    Map.entry("apellido2", Attribute.SURNAME_2),
                    Map.entry("nombre_completo", Attribute.FULL_NAME),
                    Map.entry("sexo", Attribute.SEX),
                    Map.entry("fecha_nacimiento", Attribute.BIRTH_DATE),
                    Map.entry("documento", Attribute.NATIONAL_ID),
                    Map.entry("email", Attribute.EMAIL),
                    Map.entry("telefono", Attribute.PHONE),
                    Map.entry("direccion", Attribute.ADDRESS_LINE),
                    Map.entry("codigo_postal", Attribute.POSTAL_CODE),
                    Map.entry("ciudad", Attribute.CITY),
                    Map.entry("provincia", Attribute.REGION));

    @Test
    void placing(
            @TempDir Path folder,
            @Autowired RecordLog log,
            @Autowired Resolution resolution,
            @Autowired Rebuild rebuild,
            @Autowired Profiles profiles)
            throws IOException {
        var file = folder.resolve("people.csv");
        PeopleFile.write(file, folder.resolve("truth.csv"), BULK + MORE, 7, Country.SPAIN);
        var records = read(file);

        append(log, records.subList(0, BULK));
        time("bulk with learning", BULK, () -> rebuild.publish(rebuild.learn(1)));
        time("bulk again", BULK, rebuild::again);
        time("all profiles", BULK, profiles::rebuild);
        append(log, records.subList(BULK, BULK + MORE));
        time(
                "one by one, batches of " + BATCH,
                MORE,
                () -> {
                    while (resolution.resolveNext(BATCH) > 0) {
                        // the next batch
                    }
                });
        time(
                "their profiles",
                MORE,
                () -> {
                    while (profiles.buildNext(1_000) > 0) {
                        // the next batch
                    }
                });
        assertThat(resolution.resolveNext(1)).isZero();
    }

    private static void time(String what, int records, Runnable work) {
        long start = System.nanoTime();
        long cpuStart = ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis();
        work.run();
        double seconds = (System.nanoTime() - start) / 1e9;
        long cpuMs =
                ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis()
                        - cpuStart;
        System.out.printf(
                "SPEED %-32s records=%d seconds=%.2f perSecond=%.0f javaCpuSeconds=%.2f load=%.1f%n",
                what,
                records,
                seconds,
                records / seconds,
                cpuMs / 1000.0,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static void append(RecordLog log, List<SourceRecord> records) {
        for (int from = 0; from < records.size(); from += 2_000) {
            log.append(records.subList(from, Math.min(records.size(), from + 2_000)));
        }
    }

    private static List<SourceRecord> read(Path file) throws IOException {
        var records = new ArrayList<SourceRecord>();
        try (var csv = CsvReader.builder().ofNamedCsvRecord(Files.newBufferedReader(file))) {
            for (var row : csv) {
                var values = new EnumMap<Attribute, List<FieldValue>>(Attribute.class);
                COLUMNS.forEach((column, attribute) -> {
                    var text = row.getField(column);
                    if (!text.isBlank()) {
                        values.put(attribute, List.of(FieldValue.of(text)));
                    }
                });
                records.add(
                        new SourceRecord(
                                new SourceKey(row.getField("source"), row.getField("record_id")),
                                RecordType.PERSON,
                                "ES",
                                null,
                                values));
            }
        }
        return records;
    }
}
