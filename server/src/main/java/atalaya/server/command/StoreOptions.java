package atalaya.server.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import picocli.CommandLine.Option;

/// Which data a command works on. Mixed into every command that needs the rooms.
public final class StoreOptions {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Where everything is kept, also from ATALAYA_STORE (default: ${DEFAULT-VALUE}).",
            defaultValue = "${env:ATALAYA_STORE:-.atalaya}")
    Path data = Path.of(".atalaya");

    @Option(
            names = "--db",
            paramLabel = "URL",
            description = "Use this PostgreSQL (jdbc:postgresql://…) instead of Atalaya's own.",
            defaultValue = "${env:ATALAYA_DB}")
    @Nullable String db;

    /// Opens the rooms without a web server. Where `serve` already runs on the same data, both
    /// share its PostgreSQL.
    Rooms open() {
        var settings = settings();
        settings.put("atalaya.join", true);
        return Rooms.open(WebApplicationType.NONE, settings);
    }

    Map<String, Object> settings() {
        var settings = new LinkedHashMap<String, Object>();
        settings.put("atalaya.data", data.toString());
        settings.put("logging.config", "classpath:logback-file.xml");
        settings.put("logging.file.name", data.resolve("atalaya.log").toString());
        if (db != null) {
            settings.put("atalaya.db", db);
        }
        return settings;
    }
}
