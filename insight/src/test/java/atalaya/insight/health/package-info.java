@NullMarked
package atalaya.insight.health;

import org.jspecify.annotations.NullMarked;
