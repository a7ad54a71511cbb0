/**
 * How columns of one container relate to each other: what a sample of whole rows makes likely. Likely isn't proven: an exact pass
 * over the data confirms a candidate. What is known of columns that were never read together is {@code KeySample}'s.
 */
@NullMarked
package io.plumbline.statistics.relation;

import org.jspecify.annotations.NullMarked;
