package atalaya.server.console;

import atalaya.identity.record.Attribute;
import atalaya.identity.record.RecordType;
import atalaya.server.access.Masks;
import atalaya.server.console.page.CustomerLine;
import atalaya.server.console.page.Shell;
import atalaya.server.profile.ProfileRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Turns rows of the profile room into lines of lists, as this reader may see them.
record CustomerLines(SourceTags tags, Masks masks) {

    CustomerLine line(ProfileRow row) {
        return line(row, null);
    }

    /// @param matched what a search found it by, or null
    CustomerLine line(ProfileRow row, @Nullable String matched) {
        return new CustomerLine(
                row.customer().toString(),
                masks.showName(row.name()),
                Shell.initials(masks.showName(row.name())),
                row.type() == RecordType.COMPANY,
                masked(Attribute.EMAIL, row.email()),
                masked(Attribute.PHONE, row.phone()),
                row.city(),
                row.owner(),
                systems(row.sources()).stream().map(tags::tag).toList(),
                row.records(),
                row.interactions(),
                row.lastAt(),
                matched,
                null);
    }

    /// A customer that is nothing but an identifier is listed under it.
    private static List<String> systems(List<String> sources) {
        var systems = SourceTags.systems(sources);
        return systems.isEmpty() ? sources : systems;
    }

    private @Nullable String masked(Attribute attribute, @Nullable String value) {
        return value == null ? null : masks.show(attribute, value);
    }
}
