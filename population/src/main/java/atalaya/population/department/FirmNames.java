package atalaya.population.department;

import atalaya.population.chance.Chance;
import atalaya.population.story.Firm;

/// How firms are written down.
final class FirmNames {
    private FirmNames() {}

    static String legal(Firm firm, boolean plain, Chance chance) {
        var kind = firm.kind();
        return switch (plain ? 0 : chance.below(6)) {
            case 0, 1 -> firm.name() + " " + kind;
            case 2 -> firm.name() + ", " + dotted(kind);
            case 3 -> firm.name() + " " + dotted(kind);
            case 4 -> firm.name();
            default -> firm.name() + " " + kind.toLowerCase(java.util.Locale.ROOT);
        };
    }

    private static String dotted(String kind) {
        return String.join(".", kind.split("")) + ".";
    }

    static String taxId(Firm firm, boolean plain, Chance chance) {
        var id = firm.taxId();
        return switch (plain ? 0 : chance.below(10)) {
            case 0 -> id;
            case 1 -> id.charAt(0) + "-" + id.substring(1);
            case 2 -> "ES" + id;
            default -> id;
        };
    }
}
