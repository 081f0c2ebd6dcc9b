/// Tests of signing in by HTTP.
@NullMarked
package atalaya.server.access.signin;

import org.jspecify.annotations.NullMarked;
