@NullMarked
package atalaya.server.resolve;

import org.jspecify.annotations.NullMarked;
