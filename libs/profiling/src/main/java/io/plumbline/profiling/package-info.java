/**
 * Profiles a Spark DataFrame in one job: rows in, mergeable states out.
 * Knows nothing of where the data came from or who asked.
 */
@NullMarked
package io.plumbline.profiling;

import org.jspecify.annotations.NullMarked;
