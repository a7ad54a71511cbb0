/**
 * Concludes from a profile which checks the data is likely to keep passing, with the evidence for each.
 * Knows neither Spark nor data: only profiles.
 */
@NullMarked
package io.plumbline.inference;

import org.jspecify.annotations.NullMarked;
