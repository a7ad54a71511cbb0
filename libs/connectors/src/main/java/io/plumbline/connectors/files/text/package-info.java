/** How rows are laid out in text: encodings, lines, delimited records, JSON, sheets. */
@NullMarked
package io.plumbline.connectors.files.text;

import org.jspecify.annotations.NullMarked;
