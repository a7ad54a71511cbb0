/** Reads text as typed rows within Spark's tasks, and counts what doesn't fit. */
@NullMarked
package io.plumbline.connectors.files.scan;

import org.jspecify.annotations.NullMarked;
