/**
 * Starts a real Kafka broker and a Mongo-compatible store inside this JVM, on loopback, durable across {@code kill -9}.
 * Knows no topic, no collection, no Spring and no Spark.
 */
@NullMarked
package io.plumbline.embedded;

import org.jspecify.annotations.NullMarked;
