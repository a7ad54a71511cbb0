/**
 * Turns states into figures, each exact or with its bound, or absent with a reason.
 * Knows neither Spark nor what is concluded from the figures.
 */
@NullMarked
package io.plumbline.statistics.metric;

import org.jspecify.annotations.NullMarked;
