/**
 * What two profiles of the same thing differ in: figures that changed, were they within their bounds, and how far the values'
 * distribution has moved. Pure: sees figures and stored states, never data.
 */
@NullMarked
package io.plumbline.statistics.drift;

import org.jspecify.annotations.NullMarked;
