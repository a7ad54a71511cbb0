package io.plumbline.connector.spec;

import java.util.List;

/** Fields that every connector has: how much a run may read, and when. */
final class ReadingFields {

    static final String READING = "Reading";
    private static final long MOST_ROWS = 1_000_000_000_000L;
    private static final long MOST_BYTES = 1_000_000_000_000_000L;

    private ReadingFields() {}

    static List<Field> limits() {
        return List.of(
                Field.integer(
                                "maxRows",
                                "Most rows",
                                1,
                                MOST_ROWS,
                                "Rows read of one container per run. Left empty: all.")
                        .in(READING),
                Field.integer(
                                "maxBytes",
                                "Most bytes",
                                1,
                                MOST_BYTES,
                                "Bytes read of one container per run, as the source stores them, about. Left empty: all.")
                        .in(READING),
                Field.text("readWindow", "Read window", Grammar.READ_WINDOW, "Runs start only within these hours.")
                        .such("20:00-06:00 Europe/Berlin")
                        .in(READING));
    }
}
