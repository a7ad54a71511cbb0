/** A user of the public API like any other: registers, waits and prints what was found. Knows only HTTP. */
@NullMarked
package io.plumbline.standalone.console;

import org.jspecify.annotations.NullMarked;
