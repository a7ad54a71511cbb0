/**
 * What is kept of the values of a column: small, mergeable, versioned binary states.
 * Knows neither Spark nor how a state becomes a metric.
 */
@NullMarked
package io.plumbline.profiling.state;

import org.jspecify.annotations.NullMarked;
