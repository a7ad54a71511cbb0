/**
 * How columns relate to each other: what a sample of whole rows makes likely, and what sets of keys say about columns that were
 * never read together. Likely isn't proven: an exact pass over the data confirms a candidate.
 */
@NullMarked
package io.plumbline.statistics.relation;

import org.jspecify.annotations.NullMarked;
