package atalaya.server.command;

import atalaya.server.command.Finding.Grade;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What the doctor asks the machine.
final class MachineChecks {

    private static final long MB = 1024 * 1024;
    private static final long ENOUGH_MEMORY = 2048 * MB;
    private static final long ENOUGH_DISK = 5 * 1024 * MB;
    private static final long LITTLE_DISK = 500 * MB;

    private final Output output;

    private MachineChecks(Output output) {
        this.output = output;
    }

    static List<Finding> all(Output output, Path data, int port) {
        var checks = new MachineChecks(output);
        return List.of(checks.java(), checks.memory(), checks.disk(data), checks.port(port));
    }

    private Finding java() {
        return new Finding(
                Grade.GOOD,
                "Java",
                System.getProperty("java.version") + ", " + System.getProperty("java.home"));
    }

    private Finding memory() {
        long total =
                ManagementFactory.getOperatingSystemMXBean()
                                instanceof com.sun.management.OperatingSystemMXBean machine
                        ? machine.getTotalMemorySize()
                        : Long.MAX_VALUE;
        return graded(total < ENOUGH_MEMORY ? Grade.POOR : Grade.GOOD, "doctor.memory", total / MB);
    }

    private Finding disk(Path data) {
        try {
            var existing = data.toAbsolutePath();
            while (!Files.exists(existing) && existing.getParent() != null) {
                existing = existing.getParent();
            }
            long free = Files.getFileStore(existing).getUsableSpace();
            var grade =
                    free < LITTLE_DISK ? Grade.BAD : free < ENOUGH_DISK ? Grade.POOR : Grade.GOOD;
            return graded(grade, "doctor.disk", free / MB);
        } catch (IOException e) {
            return new Finding(
                    Grade.BAD, output.text("doctor.disk"), String.valueOf(e.getMessage()));
        }
    }

    /// Either it is free, or Atalaya itself answers there.
    private Finding port(int port) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return graded(Grade.GOOD, "doctor.port", String.valueOf(port));
        } catch (IOException e) {
            return graded(Grade.POOR, "doctor.port", String.valueOf(port));
        }
    }

    private Finding graded(Grade grade, String key, Object value) {
        return new Finding(grade, output.text(key), output.text(key + "." + grade, value));
    }
}
