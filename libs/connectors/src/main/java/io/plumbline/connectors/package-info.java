/**
 * Opens a source, lists its containers and reads one as a Spark DataFrame; what every kind of source has in common.
 * Knows no Kafka, no store, no framework, and not what is done with the rows.
 */
@NullMarked
package io.plumbline.connectors;

import org.jspecify.annotations.NullMarked;
