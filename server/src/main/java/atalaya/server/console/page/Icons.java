package atalaya.server.console.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The sprite of icons, cut at start-up from the lucide webjar by the list below.
///
/// Lucide is under the ISC licence, kept as a comment in the sprite.
final class Icons {

    private static final String FOLDER = "/META-INF/resources/webjars/lucide-static/0.468.0/icons/";
    private static final Pattern BODY = Pattern.compile("<svg[^>]*>(.*)</svg>", Pattern.DOTALL);

    /// Every icon the templates may name; a test compares.
    static final List<String> NAMES =
            List.of(
                    "activity",
                    "arrow-right",
                    "badge-check",
                    "ban",
                    "bell",
                    "briefcase",
                    "building-2",
                    "cake",
                    "calendar",
                    "chart-pie",
                    "check",
                    "chevron-down",
                    "chevron-left",
                    "chevron-right",
                    "circle-alert",
                    "circle-check",
                    "circle-help",
                    "circle-x",
                    "clock",
                    "command",
                    "contact",
                    "copy",
                    "corner-down-left",
                    "cpu",
                    "credit-card",
                    "database",
                    "download",
                    "ellipsis",
                    "eye",
                    "eye-off",
                    "file-text",
                    "frown",
                    "gift",
                    "git-merge",
                    "globe",
                    "headphones",
                    "history",
                    "house",
                    "id-card",
                    "inbox",
                    "key-round",
                    "keyboard",
                    "languages",
                    "layers",
                    "link",
                    "link-2",
                    "list-filter",
                    "lock",
                    "log-out",
                    "mail",
                    "map-pin",
                    "megaphone",
                    "meh",
                    "menu",
                    "message-circle",
                    "message-square",
                    "minus",
                    "moon",
                    "package",
                    "pencil",
                    "phone",
                    "phone-incoming",
                    "phone-missed",
                    "printer",
                    "receipt",
                    "refresh-cw",
                    "rotate-ccw",
                    "scale",
                    "search",
                    "settings",
                    "share-2",
                    "shield-check",
                    "shopping-bag",
                    "skip-forward",
                    "smartphone",
                    "smile",
                    "split",
                    "star",
                    "store",
                    "sun",
                    "sun-moon",
                    "thumbs-up",
                    "trending-down",
                    "trending-up",
                    "triangle-alert",
                    "truck",
                    "undo-2",
                    "unlink",
                    "user",
                    "user-check",
                    "users",
                    "wallet",
                    "waypoints",
                    "x",
                    "zap");

    private Icons() {}

    static String sprite() {
        return NAMES.stream()
                .map(Icons::symbol)
                .collect(
                        Collectors.joining(
                                "\n",
                                "<svg xmlns=\"http://www.w3.org/2000/svg\"><!-- lucide, ISC -->\n",
                                "\n</svg>\n"));
    }

    private static String symbol(String name) {
        var body = BODY.matcher(read(name));
        if (!body.find()) {
            throw new IllegalStateException("The icon %s has no drawing.".formatted(name));
        }
        return "<symbol id=\"%s\" viewBox=\"0 0 24 24\">%s</symbol>"
                .formatted(name, body.group(1).strip().replaceAll("\\s+", " "));
    }

    private static String read(String name) {
        try (var in = Icons.class.getResourceAsStream(FOLDER + name + ".svg")) {
            if (in == null) {
                throw new IllegalStateException(
                        "The lucide webjar has no icon named %s.".formatted(name));
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
