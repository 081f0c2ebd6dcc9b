package atalaya.server.console.page;

import gg.jte.Content;
import org.springframework.web.util.HtmlUtils;

/// Small pieces of markup that templates write often.
public final class Markup {

    private Markup() {}

    /// An icon of the sprite at its usual 16 px.
    public static Content icon(String name) {
        return icon(name, "");
    }

    /// An icon in another size: `l` 22 px, `s` 14 px, `xs` 12 px, and the colour of a class.
    public static Content icon(String name, String classes) {
        return output ->
                output.writeContent(
                        "<svg class=\"i %s\" aria-hidden=\"true\"><use href=\"%s#%s\"/></svg>"
                                .formatted(classes, Assets.url("icons.svg"), name));
    }

    /// A text in which an address breaks before its `@`, if it must.
    public static Content soft(String text) {
        return output -> output.writeContent(HtmlUtils.htmlEscape(text).replace("@", "<wbr>@"));
    }

    /// Keys as they are printed on a keyboard, `g d` as two of them.
    public static Content keys(String keys) {
        return output -> {
            for (var key : keys.split(" ")) {
                output.writeContent("<kbd>" + HtmlUtils.htmlEscape(printed(key)) + "</kbd>");
            }
        };
    }

    private static String printed(String key) {
        return switch (key) {
            case "ctrl+k" -> "Ctrl K";
            case "enter" -> "↵";
            case "escape" -> "Esc";
            case "arrowleft" -> "←";
            case "arrowright" -> "→";
            default -> key.toUpperCase(java.util.Locale.ROOT);
        };
    }
}
