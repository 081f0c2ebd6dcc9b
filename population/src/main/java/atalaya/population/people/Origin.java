package atalaya.population.people;

import java.util.List;

/// Where a person's names come from, which need not be where they live.
public enum Origin {
    SPAIN("spain", true),
    MEXICO("mexico", true),
    ENGLAND("england", false),
    MOROCCO("world", false),
    ROMANIA("world", false),
    CHINA("world", false),
    UKRAINE("world", false),
    BRAZIL("world", false);

    private final String table;
    private final boolean twoSurnames;

    Origin(String table, boolean twoSurnames) {
        this.table = table;
        this.twoSurnames = twoSurnames;
    }

    String table() {
        return table;
    }

    /// Whether a row of the table is about people from here; a last cell that names an origin says
    /// so.
    boolean owns(List<String> row) {
        return !table.equals("world") || row.getLast().equals(name());
    }

    /// Whether people bear the first surname of each parent, as in Spain and Mexico.
    public boolean twoSurnames() {
        return twoSurnames;
    }
}
