/** Rings in intervals: watchdog, sweep, preparation of the store. Decides nothing. */
@NullMarked
package io.plumbline.datastore.inbound.timer;

import org.jspecify.annotations.NullMarked;
