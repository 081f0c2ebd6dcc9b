@NullMarked
package atalaya.server.profile;

import org.jspecify.annotations.NullMarked;
