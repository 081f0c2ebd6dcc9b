package atalaya.server.console.page;

import atalaya.server.console.page.Shortcut.Deed;
import atalaya.server.console.page.Shortcut.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The registry of keys: everywhere, in lists, on the customer's page, in the review of duplicates.
public final class Shortcuts {

    private static final String REVIEW = "[data-page=duplicates]";
    private static final String CUSTOMER = "[data-page=customer]";
    private static final String CALL = ".call:not([data-folded])";
    private static final String FOLDED = ".call[data-folded]";

    private static final List<Group> GROUPS =
            List.of(
                    new Group(
                            "console.keys.everywhere",
                            List.of(
                                    run("ctrl+k", "palette", "palette"),
                                    focus("/", "search", "#finder"),
                                    run("?", "help", "shortcuts"),
                                    go("g h", "home", "/"),
                                    go("g l", "calls", "/calls"),
                                    go("g c", "customers", "/customers"),
                                    go("g d", "duplicates", "/duplicates"),
                                    go("g q", "quality", "/quality"),
                                    go("g p", "portfolio", "/portfolio"),
                                    browser("escape", "close"))),
                    new Group(
                            "console.keys.lists",
                            List.of(
                                    run("j", "next", "next", "[data-item]"),
                                    run("k", "previous", "previous", "[data-item]"),
                                    browser("enter", "open"))),
                    new Group(
                            "console.keys.customer",
                            List.of(
                                    press("i", "identity", "#to-identity", CUSTOMER),
                                    press("e", "correct", "#correct-first", CUSTOMER),
                                    press("[", "earlier", "#earlier", CUSTOMER),
                                    press("]", "later", "#later", CUSTOMER))),
                    new Group(
                            "console.keys.call",
                            List.of(
                                    press("f8", "show-call", FOLDED + " [data-unfold]", FOLDED),
                                    press("f", "full", CALL + " .call-full", CALL),
                                    press("1", "first", CALL + " [data-card='1']", CALL),
                                    press("2", "second", CALL + " [data-card='2']", CALL),
                                    press("3", "third", CALL + " [data-card='3']", CALL),
                                    focus("n", "note", CALL + " textarea[name=text]", CALL),
                                    press("ctrl+enter", "resolved", CALL + " .resolved", CALL))),
                    new Group(
                            "console.keys.review",
                            List.of(
                                    press("m", "merge", "#merge", REVIEW),
                                    press("n", "not-same", "#not-same", REVIEW),
                                    press("h", "household", "#household", REVIEW),
                                    press("d", "doubt", "#doubt", REVIEW),
                                    press("s", "skip", "#skip", REVIEW),
                                    press("u", "undo", "#undo-last", REVIEW),
                                    focus("w", "why", "#why", REVIEW),
                                    browser("arrowleft|arrowright", "choose"))));

    private Shortcuts() {}

    /// The groups with the keys whose page the reader may open.
    public static List<Group> visible(Predicate<String> mayOpen) {
        var visible = new ArrayList<Group>();
        for (var group : GROUPS) {
            if (group.title().equals("console.keys.review") && !mayOpen.test("/duplicates")
                    || group.title().equals("console.keys.call") && !mayOpen.test("/calls")) {
                continue;
            }
            var shortcuts =
                    group.shortcuts().stream()
                            .filter(shortcut ->
                                    !(shortcut.deed() instanceof Deed.Go(var url))
                                            || mayOpen.test(url))
                            .toList();
            visible.add(new Group(group.title(), shortcuts));
        }
        return visible;
    }

    static List<Group> all() {
        return GROUPS;
    }

    private static Shortcut run(String keys, String label, String name) {
        return run(keys, label, name, null);
    }

    private static Shortcut run(String keys, String label, String name, @Nullable String on) {
        return shortcut(keys, label, new Deed.Run(name), on);
    }

    private static Shortcut go(String keys, String label, String url) {
        return shortcut(keys, label, new Deed.Go(url), null);
    }

    private static Shortcut focus(String keys, String label, String selector) {
        return shortcut(keys, label, new Deed.Focus(selector), null);
    }

    private static Shortcut focus(String keys, String label, String selector, String on) {
        return shortcut(keys, label, new Deed.Focus(selector), on);
    }

    private static Shortcut press(String keys, String label, String selector, String on) {
        return shortcut(keys, label, new Deed.Press(selector), on);
    }

    private static Shortcut browser(String keys, String label) {
        return shortcut(keys, label, new Deed.Native(), null);
    }

    private static Shortcut shortcut(String keys, String label, Deed deed, @Nullable String on) {
        return new Shortcut(keys, "console.keys." + label, deed, on);
    }
}
