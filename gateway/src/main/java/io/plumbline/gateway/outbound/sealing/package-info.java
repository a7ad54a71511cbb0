/**
 * Seals secrets with the public key.
 * Must not know any private key, HTTP, or Kafka.
 */
@NullMarked
package io.plumbline.gateway.outbound.sealing;

import org.jspecify.annotations.NullMarked;
