/** Starts and stops the work with the process, and tells probes how it is. Knows no Kafka and no source. */
@NullMarked
package io.plumbline.worker.inbound.process;

import org.jspecify.annotations.NullMarked;
