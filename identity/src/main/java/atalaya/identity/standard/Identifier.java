package atalaya.identity.standard;

/// A value that names a person or company outside Atalaya, in its standard form.
///
/// @param type what it names
/// @param value the standard form (a telephone in E.164, a lower-case e-mail), never blank
public record Identifier(IdentifierType type, String value) {}
