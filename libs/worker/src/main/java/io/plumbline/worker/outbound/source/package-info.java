/** Opens the source of an item with its secrets in clear, for as long as the item runs. Knows no Kafka and no lease. */
@NullMarked
package io.plumbline.worker.outbound.source;

import org.jspecify.annotations.NullMarked;
