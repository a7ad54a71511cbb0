/** What a check says, as SQL and as typed properties. */
@NullMarked
package io.plumbline.exports.rule;

import org.jspecify.annotations.NullMarked;
