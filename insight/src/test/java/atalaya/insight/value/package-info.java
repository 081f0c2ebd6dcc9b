@NullMarked
package atalaya.insight.value;

import org.jspecify.annotations.NullMarked;
