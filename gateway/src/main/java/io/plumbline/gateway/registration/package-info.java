/**
 * Registers, changes and removes datastores, and asks for connection tests: checks, seals, makes ids, publishes.
 * Must not know HTTP, Spring or Kafka, nor store anything.
 */
@NullMarked
package io.plumbline.gateway.registration;

import org.jspecify.annotations.NullMarked;
