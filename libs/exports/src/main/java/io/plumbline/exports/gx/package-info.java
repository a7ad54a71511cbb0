/** Suites of Great Expectations. */
@NullMarked
package io.plumbline.exports.gx;

import org.jspecify.annotations.NullMarked;
