package atalaya.identity.record;

/// The five kinds of data a source may bring about a customer.
public enum DataKind {
    DEMOGRAPHIC,
    TRANSACTIONAL,
    THIRD_PARTY,
    BEHAVIOURAL,
    SOCIAL
}
