/** Which module may know what, as rules over the compiled classes. Knows no behaviour. */
@NullMarked
package io.plumbline.systemtests.architecture;

import org.jspecify.annotations.NullMarked;
