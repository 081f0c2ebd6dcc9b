package atalaya.server.console.page;

import java.util.List;

/// Asks why a masked value should be shown, or shows it.
///
/// @param field the class of fields asked for
/// @param values empty while the reason is asked
public record RevealPage(
        String id, String name, String field, List<Choice> reasons, List<Value> values) {

    public String url() {
        return "/customers/" + id;
    }

    /// A reason to choose.
    public record Choice(String value, String label) {}

    /// A value in the clear.
    public record Value(String label, String value) {}
}
