package io.plumbline.connectors.files;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

import io.plumbline.connectors.files.look.Contents;
import io.plumbline.connectors.files.store.Compression;
import io.plumbline.connectors.files.store.FoundFile;
import io.plumbline.connectors.files.text.CsvDialect;
import io.plumbline.connectors.files.text.JsonForm;
import io.plumbline.connectors.files.text.SheetLayout;

/**
 * A file of a container, and how this one is laid out.
 *
 * @param names of its columns, in order
 * @param schema its own, without what folders add
 * @param folders what the names of its folders say, by the name of the column
 */
record Member(
        FoundFile file,
        List<String> names,
        StructType schema,
        @Nullable CsvDialect dialect,
        @Nullable JsonForm json,
        @Nullable SheetLayout sheet,
        Map<String, @Nullable String> folders) {

    static Member of(FoundFile file, Contents contents) {
        return new Member(
                file, contents.names(), contents.schema(), contents.dialect(), contents.json(), null, Map.of());
    }

    /** The same, with what the folders between the datastore's base and the file say. */
    Member partitioned(String path) {
        Map<String, @Nullable String> folders = new LinkedHashMap<>();
        for (String part : path.split("/", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                String value = FolderValues.unescaped(part.substring(equals + 1));
                folders.put(part.substring(0, equals), FolderValues.NONE.equals(value) ? null : value);
            }
        }
        return new Member(file, names, schema, dialect, json, sheet, folders);
    }

    /**
     * The folder below the store's root that the first folder with a value in its name lies in.
     *
     * @param base the datastore's own folder, whose name says nothing
     */
    String aboveValues(String base) {
        List<String> steps = List.of(file.folder().split("/", -1));
        for (int i = base.isEmpty() ? 0 : base.split("/", -1).length; i < steps.size(); i++) {
            if (steps.get(i).indexOf('=') > 0) {
                return String.join("/", steps.subList(0, i));
            }
        }
        return file.folder();
    }

    /** Whether its rows can be found from any place in the file on. */
    boolean splittable() {
        if (dialect != null) {
            return dialect.splittable();
        }
        return json == null ? sheet == null : json.splittable();
    }

    /** Whether it is text that has to be unpacked. */
    boolean packed() {
        Compression compression = dialect != null ? dialect.compression() : json == null ? null : json.compression();
        return compression != null && compression != Compression.NONE;
    }

    /** The same file, of which one sheet is meant. */
    Member on(SheetLayout layout) {
        return new Member(file, names, schema, dialect, json, layout, folders);
    }
}
