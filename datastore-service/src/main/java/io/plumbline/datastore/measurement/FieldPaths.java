package io.plumbline.datastore.measurement;

import java.util.Set;

/** Paths of fields, as profiles write them. */
public final class FieldPaths {

    private FieldPaths() {}

    /** The name of the field that a path begins with: up to a dot, a bracket or a brace, or between backticks. */
    public static String outermost(String path) {
        if (!path.startsWith("`")) {
            int end = 0;
            while (end < path.length() && ".[{".indexOf(path.charAt(end)) < 0) {
                end++;
            }
            return path.substring(0, end);
        }
        StringBuilder name = new StringBuilder();
        for (int i = 1; i < path.length(); i++) {
            if (path.charAt(i) == '`' && (i + 1 == path.length() || path.charAt(i + 1) != '`')) {
                break;
            }
            i += path.charAt(i) == '`' ? 1 : 0;
            name.append(path.charAt(i));
        }
        return name.toString();
    }

    /** Whether this is the name of one of these fields, or a path that leads to one or to something inside of it. */
    public static boolean leadsTo(Set<String> names, String path) {
        return names.contains(path) || names.contains(outermost(path));
    }

    /** Whether a path is that of a field of the container itself, and not of something inside of one. */
    public static boolean isOf(String path, String field) {
        return path.equals(field) || path.equals("`" + field.replace("`", "``") + "`");
    }
}
