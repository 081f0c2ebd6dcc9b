package atalaya.identity.match;

import atalaya.identity.standard.Identifier;

/// Knows which identifiers are shared by too many records to say anything about a person.
@FunctionalInterface
public interface Hubs {

    /// No identifier is shared by too many.
    Hubs NONE = identifier -> false;

    boolean isHub(Identifier identifier);
}
