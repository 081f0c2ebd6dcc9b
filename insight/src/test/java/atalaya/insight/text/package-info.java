@NullMarked
package atalaya.insight.text;

import org.jspecify.annotations.NullMarked;
