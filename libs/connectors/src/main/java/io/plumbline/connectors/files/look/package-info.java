/** A look into one file, enough to know its columns and their types: a footer, a header, the beginning of a text. */
@NullMarked
package io.plumbline.connectors.files.look;

import org.jspecify.annotations.NullMarked;
