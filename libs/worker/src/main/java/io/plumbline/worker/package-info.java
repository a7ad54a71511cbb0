/**
 * Wires what both workers share, and the settings of it. Knows neither of them: what the work is about comes in as a handler.
 */
@NullMarked
package io.plumbline.worker;

import org.jspecify.annotations.NullMarked;
