/// Tests of the contact room.
@NullMarked
package atalaya.server.contact;

import org.jspecify.annotations.NullMarked;
