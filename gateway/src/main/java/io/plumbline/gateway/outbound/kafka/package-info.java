/**
 * Reads past facts from Kafka, and asks whether Kafka answers.
 * Must not know HTTP.
 */
@NullMarked
package io.plumbline.gateway.outbound.kafka;

import org.jspecify.annotations.NullMarked;
