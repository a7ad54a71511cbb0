/** Sources that tests have profiled, where any data won't do. */
@NullMarked
package io.plumbline.systemtests.source;

import org.jspecify.annotations.NullMarked;
