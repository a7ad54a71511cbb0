package io.plumbline.inference;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Whether the name of a field says that it refers to a field of a container. */
public enum KeyNames {
    /** Both fields are named the same but for case and separators. */
    SAME,
    /** The field shares a word with the other field or its container, as in customer_id of customers. */
    ALIKE,
    DIFFERENT;

    private static final String ENDINGS =
            "(?i)(\\.(csv|tsv|psv|txt|json|jsonl|ndjson|parquet|orc|avro|xlsx?|gz|bz2|zst|zip|snappy|lz4|xz))+$";

    /** How a field's name agrees with that of a field of a container. */
    public static KeyNames of(String field, String container, String otherField) {
        if (plain(field).equals(plain(otherField))) {
            return SAME;
        }
        return isAlike(field, container, otherField) ? ALIKE : DIFFERENT;
    }

    static boolean isAlike(String field, String container, String otherField) {
        Set<String> words = words(field);
        Set<String> other = words(otherField);
        other.addAll(words(withoutFolderAndEnding(container)));
        return words.stream()
                .anyMatch(word ->
                        other.stream().anyMatch(o -> o.equals(word) || o.equals(word + "s") || word.equals(o + "s")));
    }

    /** What the name of a container is made of, as {@link #stems}: of a file without its folders and endings. */
    public static Set<String> stemsOfContainer(String name) {
        return stems(withoutFolderAndEnding(name));
    }

    private static String withoutFolderAndEnding(String container) {
        return container.substring(container.lastIndexOf('/') + 1).replaceFirst(ENDINGS, "");
    }

    /** What a name is made of, but for words that only say that it is a key, and in the singular; in no order. */
    public static Set<String> stems(String name) {
        Set<String> stems = new HashSet<>();
        words(name).forEach(word -> stems.add(word.endsWith("s") ? word.substring(0, word.length() - 1) : word));
        return stems;
    }

    private static Set<String> words(String name) {
        Set<String> words = new HashSet<>();
        for (String word : Subject.words(name)) {
            words.add(Subject.withoutIdentifier(word));
        }
        words.removeIf(word -> word.length() < 3 || Subject.saysIdentifier(word));
        return words;
    }

    private static String plain(String name) {
        return name.substring(name.lastIndexOf('.') + 1)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
