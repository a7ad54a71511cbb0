/**
 * Runs and cancels operations.
 * Must not know HTTP, Spring or Kafka, nor how an operation is done.
 */
@NullMarked
package io.plumbline.gateway.operation;

import org.jspecify.annotations.NullMarked;
