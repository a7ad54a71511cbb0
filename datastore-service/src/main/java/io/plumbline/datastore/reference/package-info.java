/** Which fields refer to fields of other containers: found from stored samples of values, without reading data. */
@NullMarked
package io.plumbline.datastore.reference;

import org.jspecify.annotations.NullMarked;
