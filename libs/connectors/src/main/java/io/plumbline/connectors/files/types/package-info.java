/**
 * What text can be read as: the types that values of a column allow, and the one parser that inference and reading share.
 * Knows no files and no formats of files.
 */
@NullMarked
package io.plumbline.connectors.files.types;

import org.jspecify.annotations.NullMarked;
