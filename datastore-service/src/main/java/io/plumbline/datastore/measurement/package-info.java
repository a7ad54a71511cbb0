/** Turns a profile's results into a visible profile with its inferred checks. Knows no transport, no driver. */
@NullMarked
package io.plumbline.datastore.measurement;

import org.jspecify.annotations.NullMarked;
