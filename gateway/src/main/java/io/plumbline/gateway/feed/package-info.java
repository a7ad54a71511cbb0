/**
 * The newest public facts in memory, as a ring from which every stream reads at its own pace.
 * Must not know HTTP, Spring or Kafka.
 */
@NullMarked
package io.plumbline.gateway.feed;

import org.jspecify.annotations.NullMarked;
