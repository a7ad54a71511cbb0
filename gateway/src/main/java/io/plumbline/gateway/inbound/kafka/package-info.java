/**
 * Follows topics from the first or the newest record on, without a consumer group.
 * Must not know HTTP, nor any outbound adapter.
 */
@NullMarked
package io.plumbline.gateway.inbound.kafka;

import org.jspecify.annotations.NullMarked;
