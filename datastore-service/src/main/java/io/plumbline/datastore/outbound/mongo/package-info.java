/** Keeps the records in MongoDB, the only user of its driver. Knows no Kafka, no HTTP. */
@NullMarked
package io.plumbline.datastore.outbound.mongo;

import org.jspecify.annotations.NullMarked;
