/// Tests of the segment room.
@NullMarked
package atalaya.server.segment;

import org.jspecify.annotations.NullMarked;
