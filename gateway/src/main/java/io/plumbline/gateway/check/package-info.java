/**
 * What people write, change and decide about checks. Must not know HTTP, Spring, Kafka.
 */
@NullMarked
package io.plumbline.gateway.check;

import org.jspecify.annotations.NullMarked;
