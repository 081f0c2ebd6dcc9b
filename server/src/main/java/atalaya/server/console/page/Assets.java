package atalaya.server.console.page;

import gg.jte.Content;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The stylesheet, scripts and icons of the pages, each under a name that changes with its content,
/// so that browsers may keep them for ever.
public final class Assets {

    private static final List<String> STYLES =
            List.of(
                    "tokens",
                    "base",
                    "layout",
                    "components",
                    "customer",
                    "call",
                    "duplicates",
                    "quality",
                    "treatment",
                    "portfolio",
                    "narrow",
                    "print");
    private static final List<String> SCRIPTS = List.of("keys", "palette", "page", "live");
    private static final String HTMX =
            "/META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js";

    private static final Map<String, Asset> BY_NAME =
            Map.of(
                    "console.css", asset("console", "css", "text/css", styles()),
                    "console.js", asset("console", "js", "text/javascript", scripts()),
                    "htmx.js", asset("htmx", "js", "text/javascript", read(HTMX)),
                    "icons.svg", asset("icons", "svg", "image/svg+xml", utf8(Icons.sprite())),
                    "favicon.svg",
                            asset("favicon", "svg", "image/svg+xml", console("favicon.svg")));

    private static final Map<String, Asset> BY_FILE =
            BY_NAME.values().stream()
                    .collect(Collectors.toUnmodifiableMap(Asset::file, asset -> asset));

    private Assets() {}

    /// A file that a browser asks for.
    ///
    /// @param file its name with the first digits of its SHA-256
    public record Asset(String file, String type, byte[] bytes) {}

    /// The address of an asset, such as `/assets/console.1f2e3d4c.css` for `console.css`.
    public static String url(String name) {
        var asset = BY_NAME.get(name);
        if (asset == null) {
            throw new IllegalArgumentException("There is no asset named %s.".formatted(name));
        }
        return "/assets/" + asset.file();
    }

    /// A style element that holds some of the console's styles, for a page that is a file and has
    /// to carry all it needs.
    public static Content style(String... names) {
        var styles = Stream.of(names).map(name -> text("css/" + name + ".css"));
        var text = styles.collect(Collectors.joining("\n", "<style>\n", "</style>"));
        return output -> output.writeContent(text);
    }

    public static Optional<Asset> find(String file) {
        return Optional.ofNullable(BY_FILE.get(file));
    }

    private static byte[] styles() {
        return utf8(
                STYLES.stream()
                        .map(name -> text("css/" + name + ".css"))
                        .collect(Collectors.joining("\n")));
    }

    private static byte[] scripts() {
        return utf8(
                SCRIPTS.stream()
                        .map(name -> text("js/" + name + ".js"))
                        .collect(Collectors.joining("\n", "\"use strict\";\n", "")));
    }

    private static String text(String path) {
        return new String(console(path), StandardCharsets.UTF_8);
    }

    private static byte[] console(String path) {
        return read("/console/" + path);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] read(String path) {
        try (var in = Assets.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("Missing on the class path: %s".formatted(path));
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Asset asset(String name, String extension, String type, byte[] bytes) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            var version = HexFormat.of().formatHex(digest, 0, 5);
            return new Asset(name + "." + version + "." + extension, type, bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }
}
