package atalaya.server.store;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// Where a database is and who we are there.
///
/// @param url `jdbc:postgresql://…`; may hold user and password itself
record Address(String url, @Nullable String user, @Nullable String password) {

    /// The file in a data directory by which commands find the PostgreSQL that `serve` runs.
    static final String FILE = "connection";

    /// For people to read: without what stands after `?`, which may be a password.
    String shown() {
        return url.replaceFirst("\\?.*", "");
    }

    /// @param holder the process whose PostgreSQL it is
    void publish(DataDirectory directory, long holder) throws IOException {
        var lines = new Properties();
        lines.setProperty("process", Long.toString(holder));
        lines.setProperty("url", url);
        lines.setProperty("user", String.valueOf(user));
        lines.setProperty("password", String.valueOf(password));
        var text = new StringWriter();
        lines.store(text, null);
        directory.writeSecret(FILE, text.toString());
    }

    /// Reads what the present holder of a folder published; empty until it has.
    static Optional<Address> published(Path data, long holder) throws IOException {
        var lines = new Properties();
        try {
            lines.load(new StringReader(Files.readString(data.resolve(FILE))));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        return Long.toString(holder).equals(lines.getProperty("process"))
                ? Optional.of(
                        new Address(
                                lines.getProperty("url"),
                                lines.getProperty("user"),
                                lines.getProperty("password")))
                : Optional.empty();
    }
}
