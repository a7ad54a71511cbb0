/** The same data in every store gives the same profile. */
@NullMarked
package io.plumbline.profile.same;

import org.jspecify.annotations.NullMarked;
