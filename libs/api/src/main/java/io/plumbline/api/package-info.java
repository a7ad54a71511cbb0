/** Paging and problems: what every HTTP answer shares. Knows no framework. */
@NullMarked
package io.plumbline.api;

import org.jspecify.annotations.NullMarked;
