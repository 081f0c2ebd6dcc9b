/// The command line, run as a person would.
@NullMarked
package atalaya.server.command;

import org.jspecify.annotations.NullMarked;
