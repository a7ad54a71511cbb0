/** Tells what operations read, in the terms of OpenLineage. Knows neither its library nor how it is delivered. */
@NullMarked
package io.plumbline.datastore.lineage;

import org.jspecify.annotations.NullMarked;
