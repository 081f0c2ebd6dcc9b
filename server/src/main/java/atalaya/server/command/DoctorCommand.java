package atalaya.server.command;

import atalaya.server.store.AtalayaError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Looks at the machine, the store and the sources, and ends with one verdict.
@Command(
        name = "doctor",
        description = "Check Java, memory, disk, clock, port, store and sources.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  atalaya doctor",
            "  atalaya doctor --data /var/lib/atalaya --lang es",
            "  atalaya doctor --json"
        })
final class DoctorCommand implements Callable<Integer> {

    @Mixin Output output = new Output();
    @Mixin StoreOptions store = new StoreOptions();
    @Mixin ServerOptions server = new ServerOptions();

    @Override
    public Integer call() {
        var findings = new ArrayList<>(MachineChecks.all(output, store.data, server.port));
        findings.addAll(storeFindings());
        print(findings);
        return Finding.worst(findings) == Finding.Grade.BAD ? 1 : 0;
    }

    private List<Finding> storeFindings() {
        try (var rooms = store.open()) {
            return StoreChecks.all(output, rooms);
        } catch (RuntimeException e) {
            return List.of(closed(Failures.explain(e)));
        }
    }

    private Finding closed(AtalayaError error) {
        return new Finding(
                Finding.Grade.BAD,
                output.text("doctor.store"),
                error.code() + ": " + error.what().in(output.spoken()));
    }

    private void print(List<Finding> findings) {
        var verdict = output.text("doctor.verdict." + Finding.worst(findings).name());
        if (output.json) {
            output.json(Map.of("findings", findings, "verdict", verdict));
            return;
        }
        for (var finding : findings) {
            output.data()
                    .printf(
                            "  %s %-14s %s%n",
                            finding.grade().sign(), finding.what(), finding.words());
        }
        output.data().println();
        output.data().println("  " + verdict);
    }
}
