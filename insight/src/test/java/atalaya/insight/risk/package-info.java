@NullMarked
package atalaya.insight.risk;

import org.jspecify.annotations.NullMarked;
