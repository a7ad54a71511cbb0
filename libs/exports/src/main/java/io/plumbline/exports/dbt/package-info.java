/** Tests of dbt. */
@NullMarked
package io.plumbline.exports.dbt;

import org.jspecify.annotations.NullMarked;
