/// The console as a browser sees it, on a small town of made-up people.
@NullMarked
package atalaya.server.console;

import org.jspecify.annotations.NullMarked;
