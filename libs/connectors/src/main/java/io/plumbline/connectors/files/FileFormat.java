package io.plumbline.connectors.files;

import java.util.Locale;
import java.util.Optional;

/** What kind of file it is, told by its name. */
enum FileFormat {
    DELIMITED,
    JSON,
    PARQUET;

    static Optional<FileFormat> of(String fileName) {
        String name = fileName.toLowerCase(Locale.ROOT);
        String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
        int dot = plain.lastIndexOf('.');
        String extension = dot < 0 ? "" : plain.substring(dot + 1);
        return switch (extension) {
            case "csv", "tsv", "psv", "txt", "tab" -> Optional.of(DELIMITED);
            case "json", "jsonl", "ndjson", "geojson" -> Optional.of(JSON);
            case "parquet", "parq" -> plain.equals(name) ? Optional.of(PARQUET) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** Names of what programs leave behind: hidden, temporary, markers, checksums, locks. */
    static boolean hidden(String name) {
        return name.startsWith(".")
                || name.startsWith("_")
                || name.startsWith("~$")
                || name.endsWith("~")
                || name.endsWith(".crc")
                || name.endsWith(".tmp")
                || name.endsWith(".swp");
    }
}
