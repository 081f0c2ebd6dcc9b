package atalaya.server.command;

import atalaya.identity.record.SourceKey;
import atalaya.server.access.Audit;
import atalaya.server.access.SignedIn;
import atalaya.server.profile.Changes;
import atalaya.server.profile.Changes.Change;
import atalaya.server.resolve.Models;
import atalaya.server.resolve.Partitions;
import atalaya.server.resolve.Partitions.Membership;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/// Who is one with whom, for other programs.
@Command(
        name = "export",
        description = "Write which records each customer holds, or what changed.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "--hash prints the SHA-256 of who is one with whom, whatever the customers are called;",
            "docs/resolve.md says of which bytes.",
            "",
            "Examples:",
            "  atalaya customer export --members > members.csv",
            "  atalaya customer export --hash",
            "  atalaya customer export --members --leaves",
            "  atalaya customer export --since 0 > customers.jsonl",
            "  atalaya customer export --model > model.json"
        })
final class CustomerExportCommand implements Callable<Integer> {

    private static final int CHANGES_AT_ONCE = 1_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Mixin Output output = new Output();
    @Mixin StoreOptions store = new StoreOptions();

    @ArgGroup(exclusive = true, multiplicity = "1")
    What what = new What();

    /// One of four.
    static final class What {
        @Option(names = "--members", description = "CSV: source, record, customer.")
        boolean members;

        @Option(names = "--hash", description = "One number for the whole.")
        boolean hash;

        @Option(
                names = "--since",
                paramLabel = "POSITION",
                description =
                        "JSON Lines: what changed after a position; 0 is the beginning. The last line's"
                                + " position is where to go on.")
        @Nullable Long since;

        @Option(names = "--model", description = "The model in use, for resolve --model.")
        boolean model;
    }

    @Option(names = "--leaves", description = "Bare identifiers too (devices, e-mails, phones).")
    boolean leaves;

    @Override
    public Integer call() throws IOException {
        try (var rooms = store.open()) {
            var partitions = rooms.get(Partitions.class);
            if (what.hash) {
                hash(partitions);
            } else if (what.since != null) {
                changes(rooms.get(Changes.class), what.since);
            } else if (what.model) {
                output.data().println(ModelFile.text(rooms.get(Models.class).current()));
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

    private void changes(Changes changes, long since) {
        long position = since;
        var batch = changes.after(position, CHANGES_AT_ONCE);
        while (!batch.isEmpty()) {
            batch.forEach(change -> output.data().println(JSON.writeValueAsString(line(change))));
            position = batch.getLast().position();
            batch = changes.after(position, CHANGES_AT_ONCE);
        }
    }

    private static Line line(Change change) {
        var values = new LinkedHashMap<String, String>();
        change.golden().forEach((attribute, value) -> values.put(attribute.word(), value.text()));
        return new Line(
                change.position(),
                change.customer().toString(),
                change.now() == null ? null : change.now().toString(),
                change.records().stream().map(SourceKey::toString).toList(),
                values);
    }

    /// @param mergedInto the customer that has the records of one that is no more
    private record Line(
            long position,
            String customer,
            @Nullable String mergedInto,
            List<String> records,
            Map<String, String> values) {}

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
