package atalaya.population.people;

/// Where a person's names come from, which need not be where they live.
public enum Origin {
    SPAIN("spain", true),
    MEXICO("mexico", true),
    ENGLAND("england", false),
    /// Morocco, Romania, China, Brazil and others, in small numbers.
    WORLD("world", false);

    private final String table;
    private final boolean twoSurnames;

    Origin(String table, boolean twoSurnames) {
        this.table = table;
        this.twoSurnames = twoSurnames;
    }

    String table() {
        return table;
    }

    /// Whether people bear the first surname of each parent, as in Spain and Mexico.
    public boolean twoSurnames() {
        return twoSurnames;
    }
}
