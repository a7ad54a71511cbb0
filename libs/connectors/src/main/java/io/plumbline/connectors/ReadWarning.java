package io.plumbline.connectors;

import org.jspecify.annotations.Nullable;

/**
 * Something that was read but is not as it should be.
 *
 * @param code stable: VALUES_UNPARSEABLE, VALUES_ARE_ERRORS, VALUES_NOT_A_NUMBER, VALUES_NOT_A_DATE, VALUES_NOT_FINITE,
 *     VALUES_OUT_OF_RANGE, VALUES_ROUNDED, ROWS_MALFORMED, QUOTES_UNCLOSED, CHARACTERS_UNDECODABLE, FILE_SKIPPED
 * @param column the column; null if it concerns whole rows
 * @param count values or rows concerned
 * @param message the same in words, with file and line where known
 */
public record ReadWarning(String code, @Nullable String column, long count, String message) {}
