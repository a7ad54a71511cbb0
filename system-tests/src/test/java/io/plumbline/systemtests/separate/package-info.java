/** The four services as processes of their own, against a broker and a store of their own. Knows no service from inside. */
@NullMarked
package io.plumbline.systemtests.separate;

import org.jspecify.annotations.NullMarked;
