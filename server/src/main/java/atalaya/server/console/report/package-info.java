/// The report of files that were matched: one page that carries all it needs, drawn by the same
/// templates, words and charts as the console.
///
/// Start at [atalaya.server.console.report.MatchingReport].
@NamedInterface("report")
@NullMarked
package atalaya.server.console.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
