/** The embedded default's command line: serve, or profile one source and leave. Knows the services only by their builders. */
@NullMarked
package io.plumbline.standalone;

import org.jspecify.annotations.NullMarked;
