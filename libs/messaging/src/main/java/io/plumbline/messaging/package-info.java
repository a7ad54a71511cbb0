/** Everything about Kafka: codec, headers, publishing, outbox relay, retries, dead letters. Knows no business word. */
@NullMarked
package io.plumbline.messaging;

import org.jspecify.annotations.NullMarked;
