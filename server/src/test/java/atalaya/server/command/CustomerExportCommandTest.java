package atalaya.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import atalaya.population.PeopleFile;
import atalaya.population.people.Country;
import atalaya.server.resolve.Partitions;
import atalaya.server.resolve.Partitions.Membership;
import atalaya.server.resolve.Rebuild;
import atalaya.server.store.StoreTest;
import atalaya.server.store.TestDatabase;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who is one with whom is seen from outside, and is the same whichever way it came about (R3, R4).
@StoreTest
class CustomerExportCommandTest {

    private static final String SOURCE =
            """
            source: %1$s
            title: %1$s
            kinds: [demographic]
            trust: 50
            country: ES
            files:
              customers:
                file: %1$s.csv
                records: person
                key: record_id
                columns:
                  nombre: givenName
                  apellido1: surname1
                  apellido2: surname2
                  nombre_completo: fullName
                  sexo: sex
                  fecha_nacimiento: birthDate
                  documento: nationalId
                  email: email
                  telefono: phone
                  direccion: address.line
                  codigo_postal: address.postalCode
                  ciudad: address.city
                  provincia: address.region
                ignore: [source]
            """;

    private static final int RECORDS = 600;

    private final TestDatabase database;

    @TempDir Path folder;

    CustomerExportCommandTest(TestDatabase database) {
        this.database = database;
    }

    @Test
    @Tag("R3")
    void shuffledFilesARebuildTheSameInMemoryAndAMergeUndoneAgree() throws IOException {
        long seed = 3;
        var people = people(seed);
        write(people);
        imported(database.address());

        var hash = export(database.address(), "--hash");
        var members = export(database.address(), "--members");

        assertThat(hash).hasSize(64);
        assertThat(members.lines()).hasSize(RECORDS + 1);
        assertThat(Partitions.hash(memberships(members))).as("of what is exported").isEqualTo(hash);
        assertThat(inMemory(database.address())).as("the same files in memory").isEqualTo(hash);

        mergeAndUndo(members);
        assertThat(export(database.address(), "--hash")).as("merged, undone").isEqualTo(hash);

        try (var rooms = store(database.address()).open()) {
            rooms.get(Rebuild.class).again();
        }
        assertThat(export(database.address(), "--hash")).as("rebuilt").isEqualTo(hash);

        try (var another = TestDatabase.create()) {
            var random = new Random(seed);
            people.values().forEach(rows -> Collections.shuffle(rows, random));
            write(people);
            importedLastFirst(another.address(), List.copyOf(people.keySet()));
            assertThat(export(another.address(), "--hash"))
                    .as("shuffled, seed %d", seed)
                    .isEqualTo(hash);
        }
    }

    @Test
    void whatIsLearnedPlacesTheSameRecordsInTheStoreAndInMemory() throws IOException {
        write(people(5));
        try (var another = TestDatabase.create()) {
            var address = another.address();
            imported(address);
            assertThat(model(address, "show")).contains("ship");

            assertThat(model(address, "learn", "--json"))
                    .contains("\"epoch\" : 1", "\"placed\" : " + RECORDS, "\"name\" : \"learned\"");

            assertThat(model(address, "show"))
                    .startsWith("Model 1, learned from " + RECORDS + " records");
            assertThat(inMemory(address)).isEqualTo(export(address, "--hash"));
        }
    }

    private String model(String address, String... words) {
        var all = new ArrayList<>(List.of("model"));
        all.addAll(List.of(words));
        return done(run(address, all.toArray(String[]::new))).out();
    }

    /// The lines of each source, whose names are made what a source may be called.
    private Map<String, List<String>> people(long seed) throws IOException {
        var file = folder.resolve("all.csv");
        PeopleFile.write(file, folder.resolve("truth.csv"), RECORDS, seed, Country.SPAIN);
        var lines = Files.readAllLines(file);
        header = lines.getFirst();
        Files.delete(file);
        var bySource = new TreeMap<String, List<String>>();
        for (var line : lines.subList(1, lines.size())) {
            var source = line.split(",", 3)[1];
            var name = source.toLowerCase(Locale.ROOT);
            bySource.computeIfAbsent(name, _ -> new ArrayList<>())
                    .add(line.replace("," + source + ",", "," + name + ","));
        }
        return bySource;
    }

    private String header = "";

    private void write(Map<String, List<String>> people) throws IOException {
        for (var source : people.entrySet()) {
            Files.writeString(
                    folder.resolve(source.getKey() + ".yaml"), SOURCE.formatted(source.getKey()));
            Files.writeString(
                    folder.resolve(source.getKey() + ".csv"),
                    header + "\n" + String.join("\n", source.getValue()) + "\n");
        }
    }

    private void imported(String address) {
        done(run(address, "import", folder.toString(), "--max-rejected", "0"));
    }

    private void importedLastFirst(String address, List<String> sources) {
        var words = new ArrayList<String>();
        words.add("import");
        sources.reversed()
                .forEach(source -> words.add(folder.resolve(source + ".yaml").toString()));
        done(run(address, words.toArray(String[]::new)));
    }

    private String export(String address, String what) {
        return done(run(address, "customer", "export", what)).out().strip();
    }

    private String inMemory(String address) throws IOException {
        var model = folder.resolve("model.json");
        Files.writeString(model, export(address, "--model"));
        var words = new ArrayList<String>();
        words.add("resolve");
        try (var files = Files.list(folder)) {
            files.map(Path::toString)
                    .filter(file -> file.endsWith(".csv") && !file.endsWith("truth.csv"))
                    .forEach(words::add);
        }
        words.addAll(List.of("--model", model.toString()));
        var ran = done(Terminals.run(words.toArray(String[]::new)));
        return Partitions.hash(memberships(ran.out()));
    }

    private void mergeAndUndo(String members) throws IOException {
        var some = memberships(members);
        var one = some.getFirst().customer();
        var other =
                some.stream()
                        .map(Membership::customer)
                        .filter(customer -> !customer.equals(one))
                        .findFirst()
                        .orElseThrow();
        done(run(database.address(), "customer", "merge", one, other, "--reason", "a try"));
        var merged = export(database.address(), "--hash");
        assertThat(merged).isNotEqualTo(Partitions.hash(some));
        done(run(database.address(), "customer", "undo", "1"));
    }

    private static List<Membership> memberships(String csv) throws IOException {
        var members = new ArrayList<Membership>();
        try (var reader = CsvReader.builder().ofNamedCsvRecord(csv)) {
            reader.forEach(row ->
                    members.add(
                            new Membership(
                                    row.getField("source"),
                                    row.getField("record"),
                                    row.getField("customer"))));
        }
        return members;
    }

    private Terminals.Ran run(String address, String... words) {
        var all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--lang", "en", "--db", address, "--data", data()));
        return Terminals.run(all.toArray(String[]::new));
    }

    private StoreOptions store(String address) {
        var store = new StoreOptions();
        store.db = address;
        store.data = Path.of(data());
        return store;
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private static Terminals.Ran done(Terminals.Ran ran) {
        assertThat(ran.exit()).as(ran.err()).isZero();
        return ran;
    }
}
