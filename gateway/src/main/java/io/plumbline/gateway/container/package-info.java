/**
 * Decides about containers in a user's name.
 * Must not know HTTP, Spring or Kafka, nor store anything.
 */
@NullMarked
package io.plumbline.gateway.container;

import org.jspecify.annotations.NullMarked;
