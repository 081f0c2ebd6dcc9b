/// The application: rooms in the order of the data, each of which knows only those before it.
@NullMarked
package atalaya.server;

import org.jspecify.annotations.NullMarked;
