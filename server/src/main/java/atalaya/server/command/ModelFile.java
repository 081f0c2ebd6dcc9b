package atalaya.server.command;

import atalaya.identity.match.MatchModel;
import atalaya.server.store.AtalayaError;
import atalaya.server.store.AtalayaError.Exit;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.nio.file.Path;
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
        try {
            return JSON.readValue(file, MatchModel.class);
        } catch (JacksonException unreadable) {
            throw new AtalayaError(3105, Exit.CONFIGURATION, "the file holds no model")
                    .at(file.toString())
                    .remedy("atalaya resolve FILE --save-model " + file.getFileName())
                    .because(unreadable);
        }
    }

    static void write(MatchModel model, Path file) {
        try {
            JSON.writeValue(file, model);
        } catch (JacksonException failure) {
            throw new AtalayaError(3104, Exit.FAILED, "the file cannot be written")
                    .at(file.toString())
                    .because(failure);
        }
    }
}
