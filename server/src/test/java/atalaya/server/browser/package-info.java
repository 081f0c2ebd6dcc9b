/// What tests of pages use to drive a real browser.
///
/// Start at [atalaya.server.browser.BrowserTest].
@NullMarked
package atalaya.server.browser;

import org.jspecify.annotations.NullMarked;
