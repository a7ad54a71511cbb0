/** Starts broker, store and the four services in one JVM, and stops them in the opposite order. Knows no console. */
@NullMarked
package io.plumbline.standalone.platform;

import org.jspecify.annotations.NullMarked;
