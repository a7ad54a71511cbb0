/** The one directory in which the embedded default keeps everything, and what its first start puts there. Knows no service. */
@NullMarked
package io.plumbline.standalone.home;

import org.jspecify.annotations.NullMarked;
