/// Records in the form that can be compared: names with their roles, telephones in E.164, documents
/// with their check letters verified. A pure function of the source record.
///
/// Start at [atalaya.identity.standard.StandardRecord].
@NullMarked
package atalaya.identity.standard;

import org.jspecify.annotations.NullMarked;
