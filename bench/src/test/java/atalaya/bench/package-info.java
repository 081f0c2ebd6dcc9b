/// Asserts on data with known truth what the measurements of this module promise; skipped where the
/// data are absent.
@NullMarked
package atalaya.bench;

import org.jspecify.annotations.NullMarked;
