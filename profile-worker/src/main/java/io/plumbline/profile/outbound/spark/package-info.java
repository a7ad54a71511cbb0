/** Measures a container with Spark, and says what it measured in the words of messages. Knows no Kafka and no lease. */
@NullMarked
package io.plumbline.profile.outbound.spark;

import org.jspecify.annotations.NullMarked;
