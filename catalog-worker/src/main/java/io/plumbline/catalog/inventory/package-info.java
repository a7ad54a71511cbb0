/** Turns a registered datastore into a list of containers. Knows no Spring, no Kafka, no HTTP, and no source from the inside. */
@NullMarked
package io.plumbline.catalog.inventory;

import org.jspecify.annotations.NullMarked;
