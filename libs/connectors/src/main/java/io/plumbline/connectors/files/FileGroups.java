package io.plumbline.connectors.files;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

import io.plumbline.connectors.ContainerKind;
import io.plumbline.connectors.FieldDescription;
import io.plumbline.connectors.SourceException;

/**
 * Decides which files belong together. Candidates share a folder and an extension and differ in numbers only ({@code *} stands for
 * one run of digits, so that {@code orders_*.csv} doesn't swallow {@code orders_eu_1.csv}), or lie in folders named {@code key=value}
 * that differ in the values. They become one container only if all that can be read have the same columns and layout.
 */
final class FileGroups {

    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final Pattern PART =
            Pattern.compile("part-[0-9]{5}-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(-c[0-9]{3})?((\\.[A-Za-z0-9]+)+)");
    private static final Pattern PARTITION = Pattern.compile("([^/=*]+)=[^/]*");
    private static final int LOOKED_AT_THOROUGHLY = 20;

    private final Inspector inspector;

    FileGroups(Inspector inspector) {
        this.inspector = inspector;
    }

    /** The pattern that a file would belong to; its own name if there is nothing in it that varies. */
    static String pattern(String relative) {
        int slash = relative.lastIndexOf('/');
        String folder = slash < 0 ? "" : relative.substring(0, slash + 1);
        String file = relative.substring(slash + 1);
        if (!partitionColumns(folder).isEmpty()) {
            int dot = file.indexOf('.', 1);
            return PARTITION.matcher(folder).replaceAll("$1=*") + "*" + (dot < 0 ? "" : extension(file));
        }
        Matcher part = PART.matcher(file);
        if (part.matches()) {
            return folder + "part-*" + part.group(3);
        }
        return folder
                + DIGITS.matcher(stem(file)).replaceAll("*")
                + file.substring(stem(file).length());
    }

    /** Names of the columns that the folders' names hold, outermost first. */
    static List<String> partitionColumns(String folder) {
        List<String> names = new ArrayList<>();
        Matcher found = PARTITION.matcher(folder);
        while (found.find()) {
            names.add(found.group(1));
        }
        return names;
    }

    /** Candidates by pattern, in the order of their first file. */
    static Map<String, List<FoundFile>> candidates(List<FoundFile> files, boolean group, Naming naming) {
        Map<String, List<FoundFile>> candidates = new LinkedHashMap<>();
        for (FoundFile file : files) {
            String name = naming.name(file);
            candidates
                    .computeIfAbsent(group ? pattern(name) : name, p -> new ArrayList<>())
                    .add(file);
        }
        return candidates;
    }

    /** How a file is called within its datastore. */
    interface Naming {
        String name(FoundFile file);
    }

    /** The containers that these candidates make: one for all that agree and one for each that can't be read, or one each. */
    List<FileContainer> containers(String pattern, List<FoundFile> files, Naming naming) {
        List<FileContainer> single = new ArrayList<>();
        List<FileContainer> readable = new ArrayList<>();
        List<FileContainer> broken = new ArrayList<>();
        for (FoundFile file : files) {
            FileContainer container = inspected(file, naming.name(file), single.size() < LOOKED_AT_THOROUGHLY);
            single.add(container);
            (container.contents() == null ? broken : readable).add(container);
        }
        boolean partitioned = !partitionColumns(pattern).isEmpty();
        Contents merged = readable.size() > 1 || partitioned && !readable.isEmpty() ? merged(readable) : null;
        if (merged == null) {
            return single;
        }
        List<FileContainer> containers = new ArrayList<>();
        List<FoundFile> good =
                readable.stream().flatMap(c -> c.files().stream()).toList();
        containers.add(new FileContainer(
                ContainerKind.FILE_PATTERN, pattern, good, withPartitions(merged, partitionColumns(pattern)), null));
        containers.addAll(broken);
        return containers;
    }

    FileContainer inspected(FoundFile file, String name, boolean thorough) {
        try {
            Contents contents = inspector.inspect(file, thorough);
            return new FileContainer(ContainerKind.FILE, name, List.of(file), contents, null);
        } catch (SourceException e) {
            return new FileContainer(ContainerKind.FILE, name, List.of(file), null, e);
        }
    }

    /** The contents of all together; null if they don't agree. */
    private static @Nullable Contents merged(List<FileContainer> readable) {
        Contents first = contents(readable.get(0));
        Long rows = 0L;
        List<TextType> texts = new ArrayList<>();
        first.texts().forEach(t -> texts.add(new TextType()));
        JsonType row = new JsonType();
        for (FileContainer container : readable) {
            Contents other = contents(container);
            if (!agrees(first, other)) {
                return null;
            }
            rows = rows == null || other.rows() == null ? null : Long.valueOf(rows + other.rows());
            for (int i = 0; i < texts.size(); i++) {
                texts.get(i).merge(other.texts().get(i));
            }
            if (other.row() != null) {
                row.merge(other.row());
            }
        }
        if (first.dialect() != null) {
            return CsvInspection.contents(first.names(), texts, together(first.dialect(), readable), rows);
        }
        return first.json() != null
                ? JsonInspection.contents(row, first.json(), rows)
                : new Contents(first.fields(), first.schema(), rows, null, null, List.of(), null);
    }

    private static CsvDialect together(CsvDialect dialect, List<FileContainer> readable) {
        List<LineBreaks> breaks = readable.stream()
                .map(c -> contents(c).dialect())
                .filter(Objects::nonNull)
                .map(CsvDialect::breaks)
                .toList();
        LineBreaks together = new LineBreaks(
                breaks.stream().anyMatch(LineBreaks::mixed), breaks.stream().anyMatch(LineBreaks::quoted));
        return new CsvDialect(dialect.encoding(), dialect.delimiter(), dialect.quote(), dialect.header(), together);
    }

    private static boolean agrees(Contents one, Contents other) {
        if (one.dialect() != null && other.dialect() != null) {
            return one.dialect().agrees(other.dialect()) && one.names().equals(other.names());
        }
        if (one.json() != null && other.json() != null) {
            return one.json().equals(other.json()) && new HashSet<>(one.names()).equals(new HashSet<>(other.names()));
        }
        return one.dialect() == null
                && other.dialect() == null
                && one.json() == null
                && other.json() == null
                && one.schema().equals(other.schema());
    }

    private static Contents withPartitions(Contents contents, List<String> columns) {
        if (columns.isEmpty()) {
            return contents;
        }
        List<FieldDescription> fields = new ArrayList<>(contents.fields());
        StructType schema = contents.schema();
        for (String column : columns) {
            fields.add(FieldDescription.of(
                    column, fields.size() + 1, "folder name", "string", "from the names of the folders"));
            schema = schema.add(new StructField(column, DataTypes.StringType, true, Metadata.empty()));
        }
        return new Contents(
                fields, schema, contents.rows(), contents.dialect(), contents.json(), contents.texts(), contents.row());
    }

    private static Contents contents(FileContainer container) {
        Contents contents = container.contents();
        if (contents == null) {
            throw new IllegalStateException(container.name() + " (expected: a container that can be read)");
        }
        return contents;
    }

    private static String stem(String file) {
        int dot = file.indexOf('.', 1);
        return dot < 0 ? file : file.substring(0, dot);
    }

    private static String extension(String file) {
        String plain = file.endsWith(".gz") ? file.substring(0, file.length() - 3) : file;
        return plain.substring(plain.lastIndexOf('.')) + file.substring(plain.length());
    }
}
