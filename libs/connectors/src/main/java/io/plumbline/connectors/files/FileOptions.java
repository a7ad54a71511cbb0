package io.plumbline.connectors.files;

import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.plumbline.connectors.NamePatterns;

/**
 * How a datastore's owner wants files to be read; null means that it is found out from the file.
 *
 * @param quote {@code \0} if quoting is off
 * @param nullValue text that stands for no value, besides the empty one; null if none does
 */
record FileOptions(
        boolean recursive,
        boolean groupFiles,
        @Nullable Boolean header,
        @Nullable Character delimiter,
        char quote,
        @Nullable String encoding,
        @Nullable Compression compression,
        @Nullable String nullValue,
        NamePatterns patterns) {

    static final char NO_QUOTE = '\0';

    static FileOptions of(Map<String, Object> complete) {
        String header = text(complete, "header", "auto");
        String delimiter = text(complete, "delimiter", "auto");
        String quote = text(complete, "quote", "\"");
        String encoding = text(complete, "encoding", "auto");
        String compression = text(complete, "compression", "auto");
        return new FileOptions(
                !Boolean.FALSE.equals(complete.get("recursive")),
                !Boolean.FALSE.equals(complete.get("groupFiles")),
                header.equals("auto") ? null : Boolean.valueOf(header),
                delimiter.equals("auto")
                        ? null
                        : delimiter.equals("\\t") ? '\t' : Character.valueOf(delimiter.charAt(0)),
                quote.equals("none") ? NO_QUOTE : quote.charAt(0),
                encoding.equals("auto") ? null : encoding,
                compression.equals("auto") ? null : Compression.valueOf(compression.toUpperCase(Locale.ROOT)),
                (String) complete.get("nullValue"),
                NamePatterns.of(complete.get("include"), complete.get("exclude")));
    }

    private static String text(Map<String, Object> complete, String name, String otherwise) {
        return complete.get(name) instanceof String text ? text : otherwise;
    }
}
