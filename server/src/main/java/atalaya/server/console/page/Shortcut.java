package atalaya.server.console.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A key and what it does. The help on `?` lists these and the key handler reads that list, so the
/// two cannot differ.
///
/// @param keys as the browser names them, a sequence parted by a space, alternatives by `|`
/// @param label key of its text
/// @param deed what happens
/// @param on a selector that must match on the page, or null where the key acts everywhere
public record Shortcut(String keys, String label, Deed deed, @Nullable String on) {

    /// What a key does.
    public sealed interface Deed {
        /// Opens a page.
        record Go(String url) implements Deed {}

        /// Clicks what the selector finds first.
        record Press(String selector) implements Deed {}

        /// Puts the focus on what the selector finds first.
        record Focus(String selector) implements Deed {}

        /// Runs a function of `keys.js`.
        record Run(String name) implements Deed {}

        /// Nothing of ours: the browser does it, and the list only says so.
        record Native() implements Deed {}
    }

    /// Shortcuts of one place.
    ///
    /// @param title key of its text
    public record Group(String title, List<Shortcut> shortcuts) {}

    /// The keys as shown: the first alternative, but all of those that the browser itself answers.
    public String shown() {
        return deed instanceof Deed.Native ? keys.replace('|', ' ') : keys.split("\\|")[0];
    }

    public @Nullable String go() {
        return deed instanceof Deed.Go(var url) ? url : null;
    }

    public @Nullable String press() {
        return deed instanceof Deed.Press(var selector) ? selector : null;
    }

    public @Nullable String focus() {
        return deed instanceof Deed.Focus(var selector) ? selector : null;
    }

    public @Nullable String run() {
        return deed instanceof Deed.Run(var name) ? name : null;
    }
}
