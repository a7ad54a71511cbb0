package io.plumbline.connectors.files.text;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.plumbline.connectors.files.types.TextType;

/**
 * Where the names of the columns stand in a delimited file.
 *
 * @param above records above the header or the first row: titles and notes that aren't rows
 * @param named whether there is a header at all
 */
public record CsvHeader(int above, boolean named) {

    private static final int PROBED = 200;
    private static final int MOST_ABOVE = 50;

    /**
     * The header that the beginning of a file has. Records are taken as titles only if a header follows that is about as wide as the
     * rows below it and they are not: no row is ever left out on a guess alone.
     *
     * @param records from the beginning, at least one
     * @param wanted whether there is one, by its owner's word; null to find out
     */
    public static CsvHeader of(List<@Nullable String[]> records, @Nullable Boolean wanted) {
        List<@Nullable String[]> probed = records.subList(0, Math.min(records.size(), PROBED));
        if (Boolean.FALSE.equals(wanted)) {
            return new CsvHeader(0, false);
        }
        int width = usualWidth(probed);
        int first = width < 2 ? 0 : firstAsWide(probed, width);
        if (first > 0 && first + 1 < probed.size()) {
            boolean narrower = probed.subList(0, first).stream().allMatch(r -> r.length < width);
            List<@Nullable String[]> below = probed.subList(first + 1, probed.size());
            boolean header = narrower && distinct(probed.get(first)) || names(probed.get(first), below);
            if (header || narrower && Boolean.TRUE.equals(wanted)) {
                return new CsvHeader(first, true);
            }
        }
        boolean named = wanted != null
                || distinct(probed.get(0))
                || probed.size() > 1 && names(probed.get(0), probed.subList(1, probed.size()));
        return new CsvHeader(0, named);
    }

    /** How many values most records have; the larger number if two are as frequent. */
    public static int usualWidth(List<@Nullable String[]> records) {
        Map<Integer, Long> widths =
                records.stream().collect(Collectors.groupingBy(r -> r.length, Collectors.counting()));
        return widths.entrySet().stream()
                .max(Map.Entry.<Integer, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(0);
    }

    /** The first record that may be part of the table; 0 if what is above it holds more than titles. */
    private static int firstAsWide(List<@Nullable String[]> records, int width) {
        for (int i = 0; i < Math.min(records.size(), MOST_ABOVE); i++) {
            long filled = filled(records.get(i));
            if (records.get(i).length >= width && filled * 2 >= width && filled > 1) {
                return i;
            }
            if (filled > 1 && records.get(i).length >= width) {
                return 0;
            }
        }
        return 0;
    }

    private static long filled(@Nullable String[] row) {
        long filled = 0;
        for (String value : row) {
            filled += value == null || value.isBlank() ? 0 : 1;
        }
        return filled;
    }

    /** A different name in every column, and none of them is a number, a date or a truth value. */
    private static boolean distinct(@Nullable String[] row) {
        Set<String> names = new HashSet<>();
        for (String name : row) {
            if (name == null || !TextType.nameLike(name) || !names.add(name)) {
                return false;
            }
        }
        return true;
    }

    /** Nothing but names, some of them missing or twice, above a column whose values are all numbers, dates or truth values. */
    private static boolean names(@Nullable String[] row, List<@Nullable String[]> below) {
        long filled = 0;
        for (String name : row) {
            boolean blank = name == null || name.isBlank();
            if (!blank && !TextType.nameLike(name)) {
                return false;
            }
            filled += blank ? 0 : 1;
        }
        if (filled == 0) {
            return false;
        }
        for (int i = 0; i < row.length; i++) {
            if (row[i] != null && !row[i].isBlank() && typed(i, below)) {
                return true;
            }
        }
        return false;
    }

    private static boolean typed(int column, List<@Nullable String[]> rows) {
        int values = 0;
        for (@Nullable String[] row : rows) {
            String value = column < row.length ? row[column] : null;
            if (value != null && !value.isBlank()) {
                if (TextType.nameLike(value)) {
                    return false;
                }
                values++;
            }
        }
        return values > 0;
    }
}
