/// Chooses which of many values is shown for a customer, and says from where it came.
///
/// Start at [atalaya.identity.survive.Survivorship].
@NullMarked
package atalaya.identity.survive;

import org.jspecify.annotations.NullMarked;
