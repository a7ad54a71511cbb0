/** The public API as a new user walks through it, against the running platform. Knows no internals. */
@NullMarked
package io.plumbline.systemtests.walk;

import org.jspecify.annotations.NullMarked;
