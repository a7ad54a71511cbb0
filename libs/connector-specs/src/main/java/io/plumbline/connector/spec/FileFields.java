package io.plumbline.connector.spec;

import java.util.List;

/** Fields that every connector over files has, wherever the files are. */
final class FileFields {

    static final String LOCATION = "Location";
    static final List<Capability> CAPABILITIES = List.of(
            Capability.COUNTS_ROWS_CHEAPLY,
            Capability.READS_IN_PARALLEL,
            Capability.READS_CHOSEN_COLUMNS,
            Capability.GROUPS_FILES,
            Capability.READS_FROM_A_START,
            Capability.SAMPLES,
            Capability.MATCHES_FILES);
    private static final String CONTENTS = "Contents";
    private static final String TEXT = "Delimited text";

    private FileFields() {}

    static Field recursive() {
        return Field.flag("recursive", "Subfolders", "Whether folders below the path are read too.")
                .otherwise(true)
                .in(LOCATION);
    }

    static Field prefix() {
        return Field.text("prefix", "Prefix", Grammar.RELATIVE_PATH, "Folder inside the bucket or container.")
                .such("sales/2026")
                .otherwise("")
                .in(LOCATION);
    }

    static Field endpoint(String example, String otherwise) {
        return Field.text("endpoint", "Endpoint", Grammar.SERVICE_URL, "Left empty: " + otherwise + ".")
                .such(example)
                .bindsSecrets()
                .in(LOCATION);
    }

    static List<Field> contents() {
        return List.of(
                Field.text("include", "Include", Grammar.NAME_PATTERNS, "Only these, such as orders_*.csv.")
                        .in(CONTENTS),
                Field.text("exclude", "Exclude", Grammar.NAME_PATTERNS, "Not these, such as *.bak.csv.")
                        .in(CONTENTS),
                Field.flag(
                                "groupFiles",
                                "Group files",
                                "Files whose names differ only in numbers or in folders named key=value, and whose columns"
                                        + " agree, are one container, with those folders' values as columns.")
                        .otherwise(true)
                        .in(CONTENTS),
                Field.text(
                                "filePatterns",
                                "File patterns",
                                Grammar.FILE_PATTERNS,
                                "Each makes one container of the files that it matches, whatever else these would form.")
                        .such("orders_*.csv, logs/**/*.json")
                        .in(CONTENTS));
    }

    static List<Field> delimitedText() {
        return List.of(
                Field.choice(
                                "header",
                                "Header line",
                                "Whether the first line of a delimited file names the columns.",
                                new Choice("auto", "Detect"),
                                new Choice("true", "Yes"),
                                new Choice("false", "No"))
                        .otherwise("auto")
                        .in(TEXT),
                Field.text("delimiter", "Delimiter", Grammar.DELIMITER, "Between two values; auto detects.")
                        .otherwise("auto")
                        .in(TEXT),
                Field.text("quote", "Quote", Grammar.QUOTE, "Around values; none switches quoting off.")
                        .otherwise("\"")
                        .in(TEXT),
                Field.choice(
                                "encoding",
                                "Encoding",
                                "How characters are stored.",
                                new Choice("auto", "Detect"),
                                new Choice("UTF-8", "UTF-8"),
                                new Choice("UTF-16LE", "UTF-16, low byte first"),
                                new Choice("UTF-16BE", "UTF-16, high byte first"),
                                new Choice("ISO-8859-1", "Latin-1"),
                                new Choice("windows-1252", "Windows-1252"))
                        .otherwise("auto")
                        .in(TEXT),
                Field.choice(
                                "compression",
                                "Compression",
                                "How text files, JSON included, are packed; detected by their first bytes, or by name.",
                                new Choice("auto", "Detect"),
                                new Choice("none", "Not packed"),
                                new Choice("gzip", "gzip"),
                                new Choice("zstd", "Zstandard"),
                                new Choice("bzip2", "bzip2"),
                                new Choice("snappy", "Snappy"),
                                new Choice("deflate", "DEFLATE"),
                                new Choice("xz", "xz"))
                        .otherwise("auto")
                        .in(TEXT),
                Field.text("nullValue", "Null value", Grammar.IDENTIFIER, "Text that stands for no value, such as NA.")
                        .in(TEXT));
    }
}
