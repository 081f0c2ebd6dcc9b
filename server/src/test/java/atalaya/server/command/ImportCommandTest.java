package atalaya.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import atalaya.server.store.StoreTest;
import atalaya.server.store.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

@StoreTest
class ImportCommandTest {

    private static final String SOURCE =
            """
            source: crm
            title: CRM
            kinds: [demographic]
            trust: 80
            files:
              customers:
                file: crm*.csv
                records: person
                key: id
                columns: { nombre: givenName, correo: email }
              orders:
                file: orders*.csv
                interactions:
                  { id: id, type: Order Completed, at: at, who: { customer: key }, reference: { order: id } }
            """;

    private final JdbcClient sql;
    private final TestDatabase database;

    @TempDir Path folder;
    @TempDir Path data;

    ImportCommandTest(JdbcClient sql, TestDatabase database) {
        this.sql = sql;
        this.database = database;
    }

    @BeforeEach
    void empty() throws IOException {
        sql.sql(
                        """
                        truncate ingest.record, ingest.version, ingest.interaction, ingest.lean,
                                 ingest.reference, ingest.flaw, ingest.import,
                                 resolve.standard_record, resolve.blocking_key, resolve.holder,
                                 resolve.held, resolve.link, resolve.customer_of, resolve.change,
                                 profile.profile, profile.identifier, profile.tie cascade
                        """)
                .update();
        sql.sql(
                        """
                        update resolve.progress
                           set position = 0, last_serial = 0, last_change = 0, epoch = 0,
                               revision = revision + 1
                        """)
                .update();
        sql.sql("update profile.progress set ledger = 0, record = 0, placed = 0").update();
        write("crm.yaml", SOURCE);
    }

    @Test
    void anImportSaysWhatBecameOfEachRow() throws IOException {
        var file = write("crm.csv", "id,nombre,correo\n1,Ann,ann@lee.example\n,Tim,\n3\n");

        var ran = run("import", file.toString(), "--max-rejected", "90");

        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err())
                .contains("crm.csv → crm.customers: 3 rows, 1 new, 0 changed, 0 same, 2 rejected")
                .contains("1 rows rejected: no key; column id, first on line 3")
                .contains("1 rows rejected: number of cells; column -, first on line 4")
                .contains("crm.csv.rejects");

        var again = run("import", file.toString(), "--max-rejected", "90", "--json", "--quiet");
        assertThat(again.out()).contains("\"same\" : 1").contains("\"added\" : 0");
    }

    @Test
    void whatWasImportedIsPlacedAndFoundWithoutAServer() throws IOException {
        var file =
                write(
                        "crm.csv",
                        "id,nombre,correo\n1,Ann,ann@lee.example\n2,Ann,ann@lee.example\n3,Tim,\n");

        var ran = run("import", file.toString());

        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.err()).contains("all records have their customer: 2 customers");
        assertThat(run("customer", "find", "ann@lee.example").out()).contains("Ann");

        write(
                "crm.csv",
                "id,nombre,correo\n1,Ann,ann@lee.example\n2,Bea,bea@cano.example\n3,Tim,\n");
        assertThat(run("import", file.toString()).err()).contains("3 customers");
        assertThat(run("customer", "find", "bea@cano.example").out()).contains("Bea");
    }

    @Test
    void tryingKeepsNothing() throws IOException {
        var file = write("crm.csv", "id,nombre,correo\n1,Ann,ann@lee.example\n");

        var ran = run("import", file.toString(), "--dry-run");

        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(count("ingest.record")).isZero();
        assertThat(count("resolve.customer_of")).isZero();
    }

    @Test
    void tooManyRejectedRowsAreToldByTheExitCode() throws IOException {
        var file = write("crm.csv", "id,nombre,correo\n1,Ann,ann@lee.example\n,Tim,\n");

        var ran = run("import", file.toString());

        assertThat(ran.exit()).isEqualTo(3);
        assertThat(ran.err()).contains("error Atalaya-2111: 1 of 2 rows were rejected");
        assertThat(count("ingest.record")).isOne();
    }

    @Test
    void aForeignEncodingIsToldWithWhatToDeclare() throws IOException {
        write("crm.yaml", SOURCE.replace("    records:", "    encoding: utf-8\n    records:"));
        var file = folder.resolve("crm.csv");
        Files.writeString(
                file, "id,nombre,correo\n1,Iñaki,i@x.example\n", StandardCharsets.ISO_8859_1);

        var ran = run("import", file.toString());

        assertThat(ran.exit()).isEqualTo(3);
        assertThat(ran.err())
                .contains("1 rows rejected: encoding; column nombre, first on line 2")
                .contains("declare another encoding, such as encoding: windows-1252");
    }

    @Test
    void aFileThatMatchesNoSourceIsAskedAbout() throws IOException {
        var file = write("other.csv", "id,nombre,correo\n1,Ann,ann@lee.example\n");

        var ran = run("import", file.toString());
        assertThat(ran.exit()).isEqualTo(4);
        assertThat(ran.err()).contains("Atalaya-2110").contains("atalaya source suggest");

        var as =
                run(
                        "import",
                        file.toString(),
                        "--source",
                        folder.resolve("crm.yaml").toString(),
                        "--as",
                        "crm.customers");
        assertThat(as.exit()).as(as.err()).isZero();
        assertThat(run("import", file.toString(), "--as", "crm.customers").exit()).isZero();
        assertThat(run("source", "list").out()).contains("crm").contains("nobody answers");
    }

    @Test
    void aCutFileKeepsWhatWasRead() throws IOException {
        var rows = new StringBuilder("id,nombre,correo\n");
        var random = new Random(5);
        for (int i = 0; i < 5000; i++) {
            rows.append(i).append(",N").append(random.nextLong()).append(",\n");
        }
        var zipped = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(zipped)) {
            gzip.write(rows.toString().getBytes(StandardCharsets.UTF_8));
        }
        var file = folder.resolve("crm.csv.gz");
        Files.write(file, Arrays.copyOf(zipped.toByteArray(), zipped.size() / 2));

        var ran = run("import", file.toString());

        assertThat(ran.exit()).isEqualTo(3);
        assertThat(ran.err()).contains("Atalaya-2104").contains("rows rejected: file cut off");
        long read = count("ingest.record");
        assertThat(read).isBetween(1000L, 4000L);

        Files.write(file, zipped.toByteArray());
        var whole = run("import", file.toString(), "--json");
        assertThat(whole.exit()).as(whole.err()).isZero();
        assertThat(whole.out()).contains("\"same\" : " + read);
        assertThat(count("ingest.record")).isEqualTo(5000);
    }

    @Test
    void eventsComeOutAsTheyWentIn() throws IOException {
        write("crm.csv", "id,nombre,correo\n1,Ann,ann@lee.example\n");
        write("orders.csv", "id,at,customer\no1,2026-01-02T03:04:05Z,1\no2,2026-02-02,9\n");
        assertThat(run("import", folder.toString()).exit()).isZero();

        var all = run("event", "export");
        assertThat(all.out().lines()).hasSize(2);
        assertThat(all.out())
                .contains("\"at\": \"2026-01-02T03:04:05.000000Z\"")
                .contains("\"record\": \"crm:1\"");
        assertThat(run("event", "export", "--unallocated").out())
                .contains("o2")
                .doesNotContain("o1");
        assertThat(run("event", "export", "--from", "2026-02-01").out()).doesNotContain("o1");
    }

    /// Kills the importing process, however far it is, until an import ends; then counts.
    @Test
    @Tag("R1")
    void aKilledImportLosesAndDoublesNothing() throws Exception {
        long seed = 20261122;
        var random = new Random(seed);
        int rows = 16_000;
        var text = new StringBuilder("id,nombre,correo\n");
        for (int i = 0; i < rows; i++) {
            text.append(i).append(",N,p").append(i).append("@x.example\n");
        }
        var file = write("crm.csv", text.toString());

        for (int round = 0; round < 3; round++) {
            var process = start("import", file.toString());
            long enough = count("ingest.record") + 1 + random.nextInt(4_000);
            while (count("ingest.record") < enough && process.isAlive()) {
                process.waitFor(20, TimeUnit.MILLISECONDS);
            }
            process.destroyForcibly().waitFor();
        }
        assertThat(count("ingest.record")).as("seed %d", seed).isPositive();
        var last = run("import", file.toString(), "--json");

        assertThat(last.exit()).as("seed %d: %s", seed, last.err()).isZero();
        assertThat(last.out()).contains("\"added\" : " + rows);
        assertThat(count("ingest.record")).isEqualTo(rows);
        assertThat(count("ingest.version")).isEqualTo(rows);
        assertThat(count("resolve.customer_of")).isEqualTo(rows);
        assertThat(count("ingest.import")).isOne();
    }

    private Process start(String... words) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AtalayaCommand.class.getName()));
        command.addAll(withStore(words));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("killed.log").toFile())
                .start();
    }

    private Terminals.Ran run(String... words) {
        return Terminals.run(withStore(words).toArray(String[]::new));
    }

    private List<String> withStore(String... words) {
        var all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--lang", "en", "--db", database.address(), "--data", data.toString()));
        return all;
    }

    private long count(String table) {
        return sql.sql("select count(*) from " + table).query(Long.class).single();
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
