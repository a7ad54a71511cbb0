/** The one SparkSession of this process and the jobs of each item in it. Knows no Kafka, no HTTP, no claim. */
@NullMarked
package io.plumbline.worker.outbound.spark;

import org.jspecify.annotations.NullMarked;
