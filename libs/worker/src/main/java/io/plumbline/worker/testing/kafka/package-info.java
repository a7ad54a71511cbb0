/** Reads back what workers published to a real broker. Knows no worker's inside. */
@NullMarked
package io.plumbline.worker.testing.kafka;

import org.jspecify.annotations.NullMarked;
