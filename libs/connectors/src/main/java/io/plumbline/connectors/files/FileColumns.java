package io.plumbline.connectors.files;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * Where one file has the columns that are read.
 *
 * @param places for each of them its place in the file; −1 if the file doesn't have it
 * @param constants for each of them the text that the file's folder gives it; null if none does
 * @param width columns of the file
 */
record FileColumns(int[] places, @Nullable String[] constants, int width) implements Serializable {

    static FileColumns of(List<String> read, List<String> inFile, Map<String, @Nullable String> folders) {
        int[] places = new int[read.size()];
        @Nullable String[] constants = new @Nullable String[read.size()];
        Map<String, Integer> known = new java.util.HashMap<>();
        for (int i = 0; i < inFile.size(); i++) {
            known.put(inFile.get(i), i);
        }
        for (int i = 0; i < places.length; i++) {
            constants[i] = folders.get(read.get(i));
            places[i] = folders.containsKey(read.get(i)) ? -1 : known.getOrDefault(read.get(i), -1);
        }
        return new FileColumns(places, constants, inFile.size());
    }

    /** What the folder's name gives the column; null if it isn't such a column. */
    @Nullable
    Object constant(int column) {
        String text = constants[column];
        return text == null ? null : UTF8String.fromString(text);
    }
}
