/// Tests that look at the house as a whole.
@NullMarked
package atalaya.server;

import org.jspecify.annotations.NullMarked;
