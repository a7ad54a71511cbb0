/**
 * Races of the profiling engine against other profilers, in processes of their own, and what is made of their times: medians,
 * ratios, and whether these hold. The command is {@code benchmarks/profile}.
 */
@NullMarked
package io.plumbline.benchmarks.profile;

import org.jspecify.annotations.NullMarked;
