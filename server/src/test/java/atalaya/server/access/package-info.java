/// Tests of who may see and do what.
@NullMarked
package atalaya.server.access;

import org.jspecify.annotations.NullMarked;
