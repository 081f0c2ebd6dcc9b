package atalaya.identity.record;

/// What a record can stand for, which decides whether it may found a customer.
public enum RecordType {
    /// A row about a person: a customer file's row, or a user of a site.
    PERSON,
    /// A row about a company.
    COMPANY,
    /// What somebody says of himself, for which no source answers: it joins a person, and never
    /// joins two that are known without it.
    CLAIM,
    /// A bare identifier (a device, an e-mail, a phone): it joins the one customer that holds it,
    /// or stays alone.
    LEAF;

    /// A leaf never bridges two people, so it takes no part when people are clustered.
    public boolean founds() {
        return this != LEAF;
    }
}
