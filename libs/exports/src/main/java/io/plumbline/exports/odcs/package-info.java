/** Data contracts of the Open Data Contract Standard, written and read back. */
@NullMarked
package io.plumbline.exports.odcs;

import org.jspecify.annotations.NullMarked;
