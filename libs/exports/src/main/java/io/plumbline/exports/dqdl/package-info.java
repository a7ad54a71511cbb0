/** Rulesets of AWS Glue Data Quality. */
@NullMarked
package io.plumbline.exports.dqdl;

import org.jspecify.annotations.NullMarked;
