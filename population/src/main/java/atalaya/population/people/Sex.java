package atalaya.population.people;

/// As documents of identity have it.
public enum Sex {
    FEMALE,
    MALE;

    public boolean female() {
        return this == FEMALE;
    }
}
