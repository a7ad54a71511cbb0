/**
 * Files under named roots: what may be opened, what format a file has, its columns and types, which files belong together.
 * Knows no databases and none of the other kinds of source.
 */
@NullMarked
package io.plumbline.connectors.files;

import org.jspecify.annotations.NullMarked;
