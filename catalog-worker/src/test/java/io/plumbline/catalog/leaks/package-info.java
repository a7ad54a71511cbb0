/** What a worker's process holds after much work, seen from outside. */
@NullMarked
package io.plumbline.catalog.leaks;

import org.jspecify.annotations.NullMarked;
