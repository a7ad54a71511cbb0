/** Decides on commands, so that a repeated one changes nothing. Knows no transport, no driver. */
@NullMarked
package io.plumbline.datastore.intake;

import org.jspecify.annotations.NullMarked;
