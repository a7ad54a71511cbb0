/** Gives the relay what the records hold. Knows no store, no HTTP. */
@NullMarked
package io.plumbline.datastore.outbound.kafka;

import org.jspecify.annotations.NullMarked;
