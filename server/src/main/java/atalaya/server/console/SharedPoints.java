package atalaya.server.console;

import atalaya.identity.record.Attribute;
import atalaya.identity.record.RecordType;
import atalaya.identity.standard.Identifier;
import atalaya.server.access.SignedIn;
import atalaya.server.console.page.TimelinePart.Apart;
import atalaya.server.console.page.Words;
import atalaya.server.profile.KnownIdentifier;
import atalaya.server.profile.Profile;
import atalaya.server.profile.Profiles;
import java.util.List;
import org.springframework.stereotype.Component;

/// What came from a telephone, an inbox or a device that several customers share, with nothing else
/// to tell whose it was. It belongs to none of them, so their timelines lack it; this says that it
/// is there.
@Component
final class SharedPoints {

    private static final int MOST = 4;

    private final Profiles profiles;

    SharedPoints(Profiles profiles) {
        this.profiles = profiles;
    }

    /// A line for each point this customer shares and something came from; for a bare identifier,
    /// one line that says who shares it.
    List<Apart> of(Profile profile, SignedIn who, Words w) {
        if (profile.type() == RecordType.LEAF) {
            return profile.identifiers().stream()
                    .limit(1)
                    .map(identifier -> itself(identifier, w))
                    .toList();
        }
        return profile.identifiers().stream()
                .filter(identifier -> identifier.shared() > 0)
                .flatMap(identifier -> from(identifier, who, w).stream())
                .limit(MOST)
                .toList();
    }

    private static Apart itself(KnownIdentifier identifier, Words w) {
        var text =
                switch (identifier.shared()) {
                    case 0 -> w.text("console.apart.nobody");
                    case 1 -> w.text("console.apart.one");
                    default -> w.text("console.apart.several", identifier.shared());
                };
        return new Apart(text, null);
    }

    private List<Apart> from(KnownIdentifier identifier, SignedIn who, Words w) {
        var holders =
                profiles.rows(
                        profiles.holding(new Identifier(identifier.type(), identifier.value())));
        long customers = holders.stream().filter(row -> row.type() != RecordType.LEAF).count();
        return holders.stream()
                .filter(row -> row.type() == RecordType.LEAF && row.interactions() > 0)
                .filter(_ -> customers > 1)
                .map(row ->
                        new Apart(
                                w.text(
                                        "console.apart",
                                        w.count("console.interactions", row.interactions()),
                                        point(identifier, who, w),
                                        w.count("console.customers.total", customers)),
                                "/customers/" + row.customer()))
                .toList();
    }

    private static String point(KnownIdentifier identifier, SignedIn who, Words w) {
        var label = w.label("identifier", identifier.type()).toLowerCase(java.util.Locale.ROOT);
        return switch (identifier.type()) {
            case PHONE -> label + " " + who.masks().show(Attribute.PHONE, identifier.value());
            case EMAIL -> label + " " + who.masks().show(Attribute.EMAIL, identifier.value());
            default -> label;
        };
    }
}
