/** Results on their way to Kafka. Knows no consumer and not what the results say. */
@NullMarked
package io.plumbline.worker.outbound.kafka;

import org.jspecify.annotations.NullMarked;
