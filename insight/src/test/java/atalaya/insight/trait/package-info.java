@NullMarked
package atalaya.insight.trait;

import org.jspecify.annotations.NullMarked;
