/** Tests whether a source can be reached, within a given time. Knows no Kafka, no Spring, no driver. */
@NullMarked
package io.plumbline.catalog.probe;

import org.jspecify.annotations.NullMarked;
