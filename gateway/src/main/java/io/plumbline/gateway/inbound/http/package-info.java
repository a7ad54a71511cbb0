/**
 * HTTP as the world sees it: routes, problems, limits, and the security chain.
 * Must not know Kafka, nor any outbound adapter.
 */
@NullMarked
package io.plumbline.gateway.inbound.http;

import org.jspecify.annotations.NullMarked;
