package atalaya.server.command;

import atalaya.server.access.Audit;
import atalaya.server.access.SignedIn;
import atalaya.server.resolve.Partitions;
import atalaya.server.resolve.Partitions.Membership;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Who is one with whom, for other programs.
@Command(
        name = "export",
        description = "Write which records each customer holds.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "--hash prints the SHA-256 of who is one with whom, whatever the customers are called;",
            "docs/resolve.md says of which bytes.",
            "",
            "Examples:",
            "  atalaya customer export --members > members.csv",
            "  atalaya customer export --hash",
            "  atalaya customer export --members --leaves"
        })
final class CustomerExportCommand implements Callable<Integer> {

    @Mixin Output output = new Output();
    @Mixin StoreOptions store = new StoreOptions();

    @ArgGroup(exclusive = true, multiplicity = "1")
    What what = new What();

    /// One of two.
    static final class What {
        @Option(names = "--members", description = "CSV: source, record, customer.")
        boolean members;

        @Option(names = "--hash", description = "One number for the whole.")
        boolean hash;
    }

    @Option(names = "--leaves", description = "Bare identifiers too (devices, e-mails, phones).")
    boolean leaves;

    @Override
    public Integer call() throws IOException {
        try (var rooms = store.open()) {
            var partitions = rooms.get(Partitions.class);
            if (what.hash) {
                hash(partitions);
            } else {
                members(partitions);
            }
            rooms.get(Audit.class).record(SignedIn.atCommandLine(), "customers.exported");
        }
        return 0;
    }

    private void hash(Partitions partitions) {
        var all = new ArrayList<Membership>();
        partitions.forEach(leaves, all::add);
        var hash = Partitions.hash(all);
        if (output.json) {
            output.json(Map.of("hash", hash, "records", all.size()));
        } else {
            output.data().println(hash);
        }
    }

    private void members(Partitions partitions) throws IOException {
        var out = new OutputStreamWriter(output.data(), StandardCharsets.UTF_8);
        var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
        csv.writeRecord("source", "record", "customer");
        partitions.forEach(
                leaves, one -> csv.writeRecord(one.source(), one.record(), one.customer()));
        csv.flush();
        out.flush();
    }
}
