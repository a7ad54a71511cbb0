/**
 * The port through which metadata is read.
 * Must not know HTTP or Spring, nor the shape of what is only passed on.
 */
@NullMarked
package io.plumbline.gateway.lookup;

import org.jspecify.annotations.NullMarked;
