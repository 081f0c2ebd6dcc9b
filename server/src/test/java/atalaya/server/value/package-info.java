@NullMarked
package atalaya.server.value;

import org.jspecify.annotations.NullMarked;
