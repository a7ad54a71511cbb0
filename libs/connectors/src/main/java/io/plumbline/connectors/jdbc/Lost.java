package io.plumbline.connectors.jdbc;

/**
 * Values that are not read as they are, because Spark has none like them.
 *
 * @param loss what becomes of them
 * @param condition that is true for such a value, in the database's own SQL
 */
record Lost(Loss loss, String condition) {}
