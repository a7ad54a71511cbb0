package io.plumbline.connectors.files.scan;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.plumbline.connectors.files.types.TextForm;

/**
 * Where one file has the columns that are read.
 *
 * @param places for each of them its place in the file; −1 if the file doesn't have it
 * @param folders for each of them what the file's folder gives it; null if none does
 * @param width columns of the file
 */
public record FileColumns(int[] places, @Nullable Folder[] folders, int width) implements Serializable {

    /**
     * What a folder's name gives a column.
     *
     * @param value as Spark stores it; null for none
     * @param misfit the text, if it is none of the column's type; null otherwise
     */
    public record Folder(@Nullable Object value, @Nullable String misfit) implements Serializable {

        private static Folder of(@Nullable String text, TextForm form) {
            Object value = text == null ? null : form.parse(text);
            return new Folder(value, value == null ? text : null);
        }
    }

    /** @param forms how the text of each column that is read becomes its value */
    public static FileColumns of(
            List<String> read, List<String> inFile, Map<String, @Nullable String> folders, List<TextForm> forms) {
        int[] places = new int[read.size()];
        @Nullable Folder[] constants = new @Nullable Folder[read.size()];
        Map<String, Integer> known = new HashMap<>();
        for (int i = 0; i < inFile.size(); i++) {
            known.put(inFile.get(i), i);
        }
        for (int i = 0; i < places.length; i++) {
            boolean folder = folders.containsKey(read.get(i));
            constants[i] = folder ? Folder.of(folders.get(read.get(i)), forms.get(i)) : null;
            places[i] = folder ? -1 : known.getOrDefault(read.get(i), -1);
        }
        return new FileColumns(places, constants, inFile.size());
    }

    /** What the folder's name gives the column, told if it doesn't fit; null if it isn't such a column. */
    @Nullable
    public Object constant(int column, ScanFindings findings, ScanFindings.Place place) {
        Folder folder = folders[column];
        if (folder == null) {
            return null;
        }
        if (folder.misfit() != null) {
            findings.value(ScanFindings.Kind.VALUE_UNFIT, column, place, folder.misfit());
        }
        return folder.value();
    }
}
