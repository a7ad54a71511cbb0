package io.plumbline.connectors.jdbc;

/**
 * What a value that is read as null is called in a warning.
 *
 * @param code one of {@link io.plumbline.connectors.ReadWarning}'s
 * @param words that follow a number
 */
record Loss(String code, String words) {}
