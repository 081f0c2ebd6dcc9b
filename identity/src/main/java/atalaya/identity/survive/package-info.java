/// Chooses which of many values is shown for a customer, and says from where it came.
@NullMarked
package atalaya.identity.survive;

import org.jspecify.annotations.NullMarked;
