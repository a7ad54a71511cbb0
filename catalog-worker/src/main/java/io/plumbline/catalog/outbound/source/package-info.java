/** Lists a real source by its connector, and says what it found in the words of messages. Knows no Kafka and no lease. */
@NullMarked
package io.plumbline.catalog.outbound.source;

import org.jspecify.annotations.NullMarked;
