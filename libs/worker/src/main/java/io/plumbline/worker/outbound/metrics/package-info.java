/** Figures for operators. Knows nothing but their names. */
@NullMarked
package io.plumbline.worker.outbound.metrics;

import org.jspecify.annotations.NullMarked;
