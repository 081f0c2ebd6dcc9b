package atalaya.server.console.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// `/treatment/{version}/edit`: a draft of the table as a form.
///
/// @param base the version it departs from
/// @param wrong what will not do, in words; empty when nothing does
/// @param rows one for each topic, with what each tier is to be promised
/// @param settings warranty, shares, weight and band
public record TreatmentDraftPage(
        int version,
        String url,
        String base,
        String note,
        List<String> wrong,
        List<Row> rows,
        List<Control> settings) {

    public TreatmentDraftPage {
        wrong = List.copyOf(wrong);
        rows = List.copyOf(rows);
        settings = List.copyOf(settings);
    }

    /// @param cells from tier A to D, each with one control or several
    public record Row(String topic, String icon, List<List<Control>> cells) {}

    /// One thing to choose or to type.
    ///
    /// @param kind `select`, `number` or `check`
    /// @param name such as `tiers.B.term.to`
    /// @param label spoken, and shown where there are several
    /// @param value as typed; `true` for a checked box
    /// @param wrong why it will not do; null when it does
    public record Control(
            String kind,
            String name,
            String label,
            String value,
            List<Choice> choices,
            @Nullable String wrong) {}

    public record Choice(String value, String label, boolean chosen) {}
}
