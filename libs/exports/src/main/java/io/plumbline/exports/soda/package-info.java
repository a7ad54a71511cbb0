/** Contracts of Soda. */
@NullMarked
package io.plumbline.exports.soda;

import org.jspecify.annotations.NullMarked;
