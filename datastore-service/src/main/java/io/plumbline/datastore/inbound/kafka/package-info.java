/** Hands commands and work results to the work packages. Decides nothing; knows no driver. */
@NullMarked
package io.plumbline.datastore.inbound.kafka;

import org.jspecify.annotations.NullMarked;
