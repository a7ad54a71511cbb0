package io.plumbline.connectors.files;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.plumbline.connectors.files.store.Compression;

/**
 * Which files may belong together, told by their names: those in one folder that differ in numbers only ({@code *} stands for one run
 * of digits, so that {@code orders_*.csv} doesn't swallow {@code orders_eu_1.csv}), those in folders that are dates
 * ({@code 2024/01/15}), and those in folders named {@code key=value} that differ in the values.
 */
final class FilePatterns {

    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final Pattern DATE_FOLDER = Pattern.compile("[0-9]+([-_.][0-9]+)*");
    private static final Pattern PART =
            Pattern.compile("part-[0-9]{5}-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(-c[0-9]{3})?((\\.[A-Za-z0-9]+)+)");
    private static final Pattern PARTITION = Pattern.compile("([^/=*]+)=[^/]*");

    private FilePatterns() {}

    /** The pattern that a file would belong to; its own name if there is nothing in it that varies. */
    static String pattern(String relative) {
        int slash = relative.lastIndexOf('/');
        String folder = slash < 0 ? "" : relative.substring(0, slash + 1);
        String file = relative.substring(slash + 1);
        if (!partitionColumns(folder).isEmpty()) {
            return dates(PARTITION.matcher(folder).replaceAll("$1=*")) + "*" + extension(file);
        }
        Matcher part = PART.matcher(file);
        if (part.matches()) {
            return dates(folder) + "part-*" + part.group(3);
        }
        String stem = stem(file);
        return dates(folder) + DIGITS.matcher(stem).replaceAll("*") + file.substring(stem.length());
    }

    /** Names of the columns that the folders' names hold, outermost first. */
    static List<String> partitionColumns(String folder) {
        List<String> names = new ArrayList<>();
        Matcher found = PARTITION.matcher(folder.substring(0, folder.lastIndexOf('/') + 1));
        while (found.find()) {
            names.add(found.group(1));
        }
        return names;
    }

    /**
     * Matches paths by a pattern that a user gave: {@code *} for any characters and {@code ?} for one, neither across folders;
     * {@code **} for any characters across folders, and <code>**&#47;</code> for any folders, or none.
     */
    static Pattern glob(String pattern) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            boolean begins = i == 0 || pattern.charAt(i - 1) == '/';
            if (begins && pattern.startsWith("**/", i)) {
                regex.append("(?:.*/)?");
                i += 2;
            } else if (pattern.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else {
                regex.append(c == '*' ? "[^/]*" : c == '?' ? "[^/]" : Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    private static String dates(String folder) {
        StringBuilder dated = new StringBuilder();
        for (String part : folder.split("(?<=/)")) {
            String name = part.endsWith("/") ? part.substring(0, part.length() - 1) : part;
            dated.append(
                    DATE_FOLDER.matcher(name).matches() ? DIGITS.matcher(part).replaceAll("*") : part);
        }
        return dated.toString();
    }

    private static String stem(String file) {
        int dot = file.indexOf('.', 1);
        return dot < 0 ? file : file.substring(0, dot);
    }

    private static String extension(String file) {
        String plain = Compression.unpackedName(file);
        int dot = plain.lastIndexOf('.');
        return dot < 1 ? "" : file.substring(dot);
    }
}
