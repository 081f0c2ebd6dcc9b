/// What each page shows: one record for each page, filled by the controllers and drawn by the jte
/// template of the same name, and the words, menu and keys around it.
///
/// Start at [atalaya.server.console.page.Shell].
@NullMarked
package atalaya.server.console.page;

import org.jspecify.annotations.NullMarked;
