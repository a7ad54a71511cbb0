/** Programs that measure speed on loopback, bounded in count and time. Never part of the tests. */
@NullMarked
package io.plumbline.benchmarks;

import org.jspecify.annotations.NullMarked;
