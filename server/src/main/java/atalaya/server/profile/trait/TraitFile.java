package atalaya.server.profile.trait;

import atalaya.insight.trait.Trait;
import atalaya.server.ingest.source.Keys;
import atalaya.server.ingest.source.Yaml;
import atalaya.server.store.AtalayaError;
import atalaya.server.store.AtalayaError.Exit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a person declared about behaviour: the traits, and the file in which they stand. YAML, or
/// JSON, which is YAML too.
///
/// @param traits in the order of the file
/// @param text the file itself
public record TraitFile(List<Trait> traits, String text) {

    static final String GUIDE = "docs/traits.md";

    private static final int MOST = 200;

    public TraitFile {
        traits = List.copyOf(traits);
    }

    /// Reads a file of traits.
    ///
    /// @throws AtalayaError with the line, when something in it is not understood
    public static TraitFile read(Path file) {
        try {
            return parse(Files.readString(file, StandardCharsets.UTF_8), file.toString());
        } catch (IOException failure) {
            throw new AtalayaError(4101, Exit.CONFIGURATION, "the file of traits cannot be read")
                    .at(file.toString())
                    .remedy("check that it exists and is UTF-8")
                    .because(failure);
        }
    }

    /// @param place what to call the text in messages
    public static TraitFile parse(String text, String place) {
        var keys = new Keys(place, "", Yaml.read(text, place), Set.of("traits"), GUIDE);
        var declared = keys.entries("traits");
        if (declared.isEmpty() || declared.size() > MOST) {
            throw keys.wrong("traits", keys.need("traits"), "between 1 and %d traits", MOST);
        }
        var traits = new ArrayList<Trait>();
        declared.forEach((name, value) -> traits.add(TraitReader.read(keys, name, value)));
        return new TraitFile(traits, text);
    }

    /// Those that come with the program.
    public static TraitFile shipped() {
        try (var file = TraitFile.class.getResourceAsStream("traits.yaml")) {
            if (file == null) {
                throw new IllegalStateException("traits.yaml is not in the build.");
            }
            return parse(
                    new String(file.readAllBytes(), StandardCharsets.UTF_8), "the shipped traits");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public Optional<Trait> trait(String name) {
        return traits.stream().filter(trait -> trait.name().equals(name)).findFirst();
    }
}
