@NullMarked
package atalaya.server.profile.trait;

import org.jspecify.annotations.NullMarked;
