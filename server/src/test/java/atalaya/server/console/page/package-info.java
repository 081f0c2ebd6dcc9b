/// Pages rendered from made-up models, read as a browser and as a reader would.
@NullMarked
package atalaya.server.console.page;

import org.jspecify.annotations.NullMarked;
