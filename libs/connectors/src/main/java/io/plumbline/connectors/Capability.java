package io.plumbline.connectors;

/** What a source can do beyond listing and reading; what it doesn't declare it refuses. */
public enum Capability {
    /** There are several databases, and one can be chosen. */
    LISTS_DATABASES("a list of databases"),
    /** Containers live in schemas, and one can be chosen. */
    LISTS_SCHEMAS("a list of schemas"),
    /** Some containers have a row count without being read. */
    COUNTS_ROWS_CHEAPLY("row counts that cost no read"),
    /** One container can be read by several tasks at once. */
    READS_IN_PARALLEL("reading one container in parts"),
    /** Leaving columns out saves reading them. */
    READS_CHOSEN_COLUMNS("reading chosen columns"),
    /** A view can be read like a table. */
    READS_VIEWS("reading views"),
    /** Several files can make one container. */
    GROUPS_FILES("several files in one container"),
    /** Only what is new since a value or a moment can be read. */
    READS_FROM_A_START("reading what is new"),
    /** A random part of the rows can be read, the same for the same seed. */
    SAMPLES("reading a sample"),
    /** A user's own pattern of files can be tried out. */
    MATCHES_FILES("matching files by a pattern");

    private final String words;

    Capability(String words) {
        this.words = words;
    }

    /** What it is, in words that finish the sentence "this source doesn't offer …". */
    public String words() {
        return words;
    }
}
