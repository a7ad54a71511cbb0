/** Plants secrets that nobody else has and looks for them wherever anything is kept, said or shown. Knows no service from inside. */
@NullMarked
package io.plumbline.systemtests.secrets;

import org.jspecify.annotations.NullMarked;
