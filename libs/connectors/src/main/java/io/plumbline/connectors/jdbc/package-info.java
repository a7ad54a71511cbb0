/**
 * Databases: addresses, read-only connections, bulk metadata, split plans, types.
 * Knows no files and none of the other kinds of source.
 */
@NullMarked
package io.plumbline.connectors.jdbc;

import org.jspecify.annotations.NullMarked;
