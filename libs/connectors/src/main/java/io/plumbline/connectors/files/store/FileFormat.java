package io.plumbline.connectors.files.store;

import java.util.Locale;
import java.util.Optional;

/** What kind of file it is, told by its name. */
public enum FileFormat {
    DELIMITED,
    JSON,
    PARQUET,
    AVRO,
    ORC,
    /** A workbook in Office Open XML. */
    XLSX,
    /** A workbook in the binary format before that. */
    XLS;

    /** What messages call the formats that are read. */
    public static final String NAMES = "CSV, TSV, PSV, TXT, JSON, Avro, Parquet, ORC, XLSX, XLS";

    public static Optional<FileFormat> of(String fileName) {
        String plain = Compression.unpackedName(fileName).toLowerCase(Locale.ROOT);
        boolean packed = plain.length() < fileName.length();
        int dot = plain.lastIndexOf('.');
        String extension = dot < 0 ? "" : plain.substring(dot + 1);
        Optional<FileFormat> format = switch (extension) {
            case "csv", "tsv", "psv", "txt", "tab" -> Optional.of(DELIMITED);
            case "json", "jsonl", "ndjson", "geojson" -> Optional.of(JSON);
            case "parquet", "parq" -> Optional.of(PARQUET);
            case "avro" -> Optional.of(AVRO);
            case "orc" -> Optional.of(ORC);
            case "xlsx", "xlsm" -> Optional.of(XLSX);
            case "xls" -> Optional.of(XLS);
            default -> Optional.empty();
        };
        // The others pack what is in them themselves.
        return format.filter(f -> !packed || f == DELIMITED || f == JSON);
    }

    /** True if a file of this format has several tables. */
    public boolean holdsSheets() {
        return this == XLSX || this == XLS;
    }

    /** Names of what programs leave behind: hidden, temporary, markers, checksums, locks. */
    public static boolean hidden(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return name.startsWith(".")
                || name.startsWith("_")
                || name.startsWith("~$")
                || name.endsWith("~")
                || name.endsWith(".crc")
                || lower.endsWith(".tmp")
                || lower.endsWith(".temp")
                || lower.endsWith(".swp")
                || lower.endsWith(".part")
                || lower.endsWith(".partial")
                || lower.endsWith(".crdownload")
                || lower.endsWith(".inprogress")
                || lower.contains(".inprogress.")
                || lower.endsWith("._copying_");
    }
}
