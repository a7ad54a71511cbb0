/**
 * Asks datastore-service over its internal HTTP API.
 * Must not know the public API, nor Kafka.
 */
@NullMarked
package io.plumbline.gateway.outbound.http;

import org.jspecify.annotations.NullMarked;
