/** Turns a catalog's results into a visible inventory and its difference from the one before. Knows no transport, no driver. */
@NullMarked
package io.plumbline.datastore.inventory;

import org.jspecify.annotations.NullMarked;
