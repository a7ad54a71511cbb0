/**
 * What is kept of the values of a column: small, mergeable, versioned binary states.
 * Knows neither Spark nor how a state becomes a metric.
 */
@NullMarked
package io.plumbline.statistics.state;

import org.jspecify.annotations.NullMarked;
