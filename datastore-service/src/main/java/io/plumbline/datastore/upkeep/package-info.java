/** Clears away what nobody can see any more. Knows no transport, no driver. */
@NullMarked
package io.plumbline.datastore.upkeep;

import org.jspecify.annotations.NullMarked;
