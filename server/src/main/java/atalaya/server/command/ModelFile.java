package atalaya.server.command;

import atalaya.identity.match.MatchModel;
import atalaya.server.store.AtalayaError;
import atalaya.server.store.AtalayaError.Exit;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// A matching model as a JSON file. The same model always gives the same bytes.
final class ModelFile {

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .changeDefaultVisibility(seen ->
                            seen.withGetterVisibility(Visibility.NONE)
                                    .withIsGetterVisibility(Visibility.NONE)
                                    .withFieldVisibility(Visibility.ANY))
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .build();

    private ModelFile() {}

    static MatchModel read(Path file) {
        try (var in = new BufferedInputStream(Files.newInputStream(file))) {
            boolean zipped = file.toString().endsWith(".gz");
            return JSON.readValue(zipped ? new GZIPInputStream(in) : in, MatchModel.class);
        } catch (NoSuchFileException missing) {
            throw new AtalayaError(2101, Exit.FAILED, "there is no such file")
                    .at(file.toString())
                    .remedy("check the path; names with blanks need quotes")
                    .because(missing);
        } catch (JacksonException | IOException unreadable) {
            throw new AtalayaError(3105, Exit.CONFIGURATION, "the file holds no model")
                    .at(file.toString())
                    .remedy("atalaya resolve FILE --save-model %s", file.getFileName())
                    .because(unreadable);
        }
    }

    /// A model as a file holds it.
    static String text(MatchModel model) {
        return JSON.writeValueAsString(model);
    }

    static void write(MatchModel model, Path file) {
        WholeFile.write(file, writer -> writer.write(JSON.writeValueAsString(model)));
    }
}
