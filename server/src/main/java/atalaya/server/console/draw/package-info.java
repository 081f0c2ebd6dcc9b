/// Charts drawn as SVG by Java: geometry in attributes, colours by class, so that a strict content
/// policy holds and one stylesheet serves both themes.
@NullMarked
package atalaya.server.console.draw;

import org.jspecify.annotations.NullMarked;
