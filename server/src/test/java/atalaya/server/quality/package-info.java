/// Tests of the quality room.
@NullMarked
package atalaya.server.quality;

import org.jspecify.annotations.NullMarked;
