/**
 * Workbooks, row by row: which sheets there are, and the cells of one. Bounded in memory whatever the file claims, and nothing in a file
 * makes it open another. Knows no types of columns and no Spark.
 */
@NullMarked
package io.plumbline.connectors.files.sheets;

import org.jspecify.annotations.NullMarked;
