package io.plumbline.connector.spec;

import java.util.List;

/** The fields of a datastore over files under a root that the operator named. */
final class LocalFilesSpec {

    static final ConnectorSpec SPEC = new ConnectorSpec(
            ConnectorCatalog.LOCAL_FILES,
            "Local files",
            ConnectorKind.FILES,
            "CSV, JSON and Parquet files below a directory that the operator has configured and named.",
            "Read access to the directory for the account that runs the workers.",
            List.of(
                    FieldSpec.text("root", "Root", Grammar.ROOT_NAME, "Name of a configured directory, not a path.")
                            .asRequired()
                            .inGroup("Location"),
                    FieldSpec.text("path", "Path", Grammar.RELATIVE_PATH, "Folder or file inside the root.")
                            .withDefault("")
                            .inGroup("Location"),
                    FieldSpec.flag("recursive", "Subfolders", "Whether folders below the path are read too.")
                            .withDefault(true)
                            .inGroup("Location"),
                    FieldSpec.text("include", "Include", Grammar.NAME_PATTERNS, "Only these, such as orders_*.csv.")
                            .inGroup("Contents"),
                    FieldSpec.text("exclude", "Exclude", Grammar.NAME_PATTERNS, "Not these, such as *.bak.csv.")
                            .inGroup("Contents"),
                    FieldSpec.flag(
                                    "groupFiles",
                                    "Group files",
                                    "Files whose names differ only in numbers, and whose columns agree, are one container.")
                            .withDefault(true)
                            .inGroup("Contents"),
                    FieldSpec.choice(
                                    "header",
                                    "Header line",
                                    "Whether the first line of a delimited file names the columns.",
                                    new Choice("auto", "Detect"),
                                    new Choice("true", "Yes"),
                                    new Choice("false", "No"))
                            .withDefault("auto")
                            .inGroup("Delimited text"),
                    FieldSpec.text("delimiter", "Delimiter", Grammar.DELIMITER, "Between two values; auto detects.")
                            .withDefault("auto")
                            .inGroup("Delimited text"),
                    FieldSpec.text("quote", "Quote", Grammar.QUOTE, "Around values; none switches quoting off.")
                            .withDefault("\"")
                            .inGroup("Delimited text"),
                    FieldSpec.choice(
                                    "encoding",
                                    "Encoding",
                                    "How characters are stored.",
                                    new Choice("auto", "Detect"),
                                    new Choice("UTF-8", "UTF-8"),
                                    new Choice("UTF-16LE", "UTF-16, low byte first"),
                                    new Choice("UTF-16BE", "UTF-16, high byte first"),
                                    new Choice("ISO-8859-1", "Latin-1"),
                                    new Choice("windows-1252", "Windows-1252"))
                            .withDefault("auto")
                            .inGroup("Delimited text"),
                    FieldSpec.text(
                                    "nullValue",
                                    "Null value",
                                    Grammar.IDENTIFIER,
                                    "Text that stands for no value, such as NA.")
                            .inGroup("Delimited text")));

    private LocalFilesSpec() {}
}
