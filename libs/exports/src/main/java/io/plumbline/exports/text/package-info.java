/** Writes trees of maps, lists and values as YAML and JSON. */
@NullMarked
package io.plumbline.exports.text;

import org.jspecify.annotations.NullMarked;
