package io.plumbline.connectors.files.look;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.plumbline.connectors.NamePatterns;
import io.plumbline.connectors.ReadOptions.Limits;
import io.plumbline.connectors.files.store.Compression;
import io.plumbline.connectors.files.text.CsvDialect;

/**
 * How a datastore's owner wants files to be read; null means that it is found out from the file.
 *
 * @param quote {@code \0} if quoting is off
 * @param nullValue text that stands for no value, besides the empty one; null if none does
 * @param filePatterns each makes one container, whose name it is
 * @param limits how much any one read may take
 */
public record FileOptions(
        boolean recursive,
        boolean groupFiles,
        @Nullable Boolean header,
        @Nullable Character delimiter,
        char quote,
        @Nullable String encoding,
        @Nullable Compression compression,
        @Nullable String nullValue,
        NamePatterns patterns,
        List<String> filePatterns,
        Limits limits) {

    public static FileOptions of(Map<String, Object> complete) {
        String compression = text(complete, "compression", "auto");
        return new FileOptions(
                !Boolean.FALSE.equals(complete.get("recursive")),
                !Boolean.FALSE.equals(complete.get("groupFiles")),
                header(text(complete, "header", "auto")),
                delimiter(text(complete, "delimiter", "auto")),
                quote(text(complete, "quote", "\"")),
                encoding(text(complete, "encoding", "auto")),
                compression.equals("auto") ? null : Compression.valueOf(compression.toUpperCase(Locale.ROOT)),
                (String) complete.get("nullValue"),
                NamePatterns.of(complete.get("include"), complete.get("exclude")),
                Stream.of(text(complete, "filePatterns", "").split(",", -1))
                        .map(String::strip)
                        .filter(pattern -> !pattern.isEmpty())
                        .toList(),
                Limits.ofSettings(complete));
    }

    /** The same with what a user has chosen for one container, by the names of the datastore's settings; what isn't named stays. */
    public FileOptions reading(Map<String, String> text) {
        return new FileOptions(
                recursive,
                groupFiles,
                text.containsKey("header") ? header(text.get("header")) : header,
                text.containsKey("delimiter") ? delimiter(text.get("delimiter")) : delimiter,
                text.containsKey("quote") ? quote(text.get("quote")) : quote,
                text.containsKey("encoding") ? encoding(text.get("encoding")) : encoding,
                compression,
                text.getOrDefault("nullValue", nullValue),
                patterns,
                filePatterns,
                limits);
    }

    private static @Nullable Boolean header(String words) {
        return words.equals("auto") ? null : Boolean.valueOf(words);
    }

    private static @Nullable Character delimiter(String words) {
        return words.equals("auto") ? null : words.equals("\\t") ? '\t' : Character.valueOf(words.charAt(0));
    }

    private static char quote(String words) {
        return words.equals("none") ? CsvDialect.NO_QUOTE : words.charAt(0);
    }

    private static @Nullable String encoding(String words) {
        return words.equals("auto") ? null : words;
    }

    /** The patterns by the names of the containers that they make; a listing's own come before the datastore's. */
    public Map<String, String> patternsWith(Map<String, String> ofListing) {
        Map<String, String> all = new HashMap<>();
        filePatterns.forEach(pattern -> all.put(pattern, pattern));
        all.putAll(ofListing);
        return all;
    }

    private static String text(Map<String, Object> complete, String name, String otherwise) {
        return complete.get(name) instanceof String text ? text : otherwise;
    }
}
