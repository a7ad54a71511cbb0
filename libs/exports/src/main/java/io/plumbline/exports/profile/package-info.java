/** Profiles as JSON and CSV. */
@NullMarked
package io.plumbline.exports.profile;

import org.jspecify.annotations.NullMarked;
