package atalaya.server.profile;

import org.jspecify.annotations.Nullable;

/// Which customers a list shows; a null part does not restrict.
///
/// @param owner the employee who looks after them
/// @param source one that brought at least one of their records
/// @param text a fragment of the name, whatever its case and accents
/// @param leaves whether bare identifiers that found no person are listed too
public record CustomerFilter(
        @Nullable String owner,
        @Nullable String source,
        @Nullable String city,
        @Nullable String text,
        boolean leaves) {

    public static final CustomerFilter ALL = new CustomerFilter(null, null, null, null, false);

    public CustomerFilter withOwner(@Nullable String only) {
        return new CustomerFilter(only, source, city, text, leaves);
    }
}
