/// Recognises what the columns of an unknown file hold, from their headers and a sample of their
/// values.
///
/// Start at [atalaya.identity.column.ColumnRecognition].
@NullMarked
package atalaya.identity.column;

import org.jspecify.annotations.NullMarked;
