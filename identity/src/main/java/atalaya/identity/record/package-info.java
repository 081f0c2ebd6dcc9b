/// Records as their sources sent them, with the source's own words replaced by ours and nothing
/// else changed.
///
/// Start at [atalaya.identity.record.SourceRecord].
@NullMarked
package atalaya.identity.record;

import org.jspecify.annotations.NullMarked;
