package atalaya.server.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// Where the console of a data directory is, noted there by whoever serves it, so that the links
/// that other commands print can be opened.
///
/// @param data the data directory
record ConsoleAddress(Path data) {

    void note(String address) {
        try {
            Files.writeString(file(), address);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot write " + file(), failure);
        }
    }

    void forget() {
        try {
            Files.deleteIfExists(file());
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot remove " + file(), failure);
        }
    }

    /// The address last noted; empty while nobody serves.
    Optional<String> noted() {
        try {
            return Optional.of(Files.readString(file()));
        } catch (NoSuchFileException nobodyServes) {
            return Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read " + file(), failure);
        }
    }

    private Path file() {
        return data.resolve("console");
    }
}
