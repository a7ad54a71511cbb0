package io.plumbline.connectors.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

import org.apache.spark.sql.types.StructType;

import io.plumbline.connectors.ContainerKind;
import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.files.look.Contents;
import io.plumbline.connectors.files.store.FoundFile;
import io.plumbline.connectors.files.text.JsonForm;

/**
 * Makes containers of files whose names say that they may belong together. They are one container if their columns agree, or nearly:
 * added and missing columns and wider types are told and merged; a file with other columns is a container of its own.
 */
final class FileGroups {

    private static final int LOOKED_AT_THOROUGHLY = 20;
    private static final int MOST_SCHEMAS = 20;

    private final Inspector inspector;
    private final boolean decided;

    /** @param decided whether a user has said how these are read: files that were one container stay one, however that turns out */
    FileGroups(Inspector inspector, boolean decided) {
        this.inspector = inspector;
        this.decided = decided;
    }

    /** How a file is called within its datastore. */
    interface Naming {
        String name(FoundFile file);
    }

    /** The containers that these candidates make: one for all that agree and one for each other, or one each. */
    List<FileContainer> containers(String pattern, List<FoundFile> files, Naming naming, BooleanSupplier cancelled) {
        List<FileContainer> single = Looks.inOrder(
                files,
                (file, number) -> file.format().holdsSheets()
                        ? inspector.sheets(file, naming.name(file))
                        : List.of(inspected(file, naming.name(file), number < LOOKED_AT_THOROUGHLY)),
                cancelled);
        boolean one = !FilePatterns.partitionColumns(pattern).isEmpty() || single.size() > 1;
        boolean sheets = files.stream().anyMatch(f -> f.format().holdsSheets());
        // What bears a file's own name is that file, in whatever folder: as a pattern, the name would be looked for in
        // vain.
        boolean itself = files.size() == 1 && naming.name(files.get(0)).equals(pattern);
        if (!one || sheets || itself) {
            return single;
        }
        List<FileContainer> made = together(pattern, single);
        return decided && made.stream().noneMatch(c -> c.kind() == ContainerKind.FILE_PATTERN)
                ? kept(pattern, single)
                : made;
    }

    /** One container of the files, though their columns differ, and those that can't be read with the first. */
    private static List<FileContainer> kept(String pattern, List<FileContainer> single) {
        List<FileContainer> readable =
                single.stream().filter(c -> c.contents() != null).toList();
        if (readable.isEmpty()) {
            return single;
        }
        List<FileContainer> alike = joinable(readable);
        Set<String> usual =
                SchemaDrift.usual(readable.stream().map(FileContainer::known).toList());
        List<FileContainer> containers = new ArrayList<>();
        containers.add(joined(
                pattern,
                alike.stream().flatMap(c -> c.files().stream()).toList(),
                alike,
                FilePatterns.partitionColumns(pattern),
                Map.of(),
                usual,
                List.of()));
        single.stream().filter(c -> !alike.contains(c)).forEach(containers::add);
        return containers;
    }

    /** Each file by itself; of many the later ones are looked at less thoroughly. */
    List<FileContainer> each(List<FoundFile> files, Naming naming, BooleanSupplier cancelled) {
        return Looks.inOrder(
                files,
                (file, number) -> List.of(inspected(file, naming.name(file), number < LOOKED_AT_THOROUGHLY)),
                cancelled);
    }

    FileContainer inspected(FoundFile file, String name, boolean thorough) {
        try {
            return FileContainer.readable(name, file, inspector.inspect(file, thorough));
        } catch (SourceException e) {
            return FileContainer.broken(name, file, e);
        }
    }

    /** One container of the files that agree, and the others; all of them as they are if too few agree. */
    static List<FileContainer> together(String pattern, List<FileContainer> single) {
        List<FileContainer> readable =
                single.stream().filter(c -> c.contents() != null).toList();
        Set<String> usual =
                SchemaDrift.usual(readable.stream().map(FileContainer::known).toList());
        List<FileContainer> alike = new ArrayList<>();
        for (FileContainer file : readable) {
            if (SchemaDrift.alike(usual, file.known())
                    && sameLayout(readable.get(0).known(), file.known())) {
                alike.add(file);
            }
        }
        List<String> partitions = FilePatterns.partitionColumns(pattern);
        if (alike.isEmpty() || alike.size() < 2 && partitions.isEmpty()) {
            return single;
        }
        List<FileContainer> left = new ArrayList<>(single);
        alike = new ArrayList<>(typesAgree(alike));
        left.removeAll(alike);
        if (alike.size() < 2 && partitions.isEmpty()) {
            return single;
        }
        List<String> warnings = new ArrayList<>();
        left.stream()
                .filter(c -> c.failure() == null)
                .forEach(c -> warnings.add("columns differ: " + c.name() + " is left out, as a container of its own"));
        List<FoundFile> files = alike.stream().flatMap(c -> c.files().stream()).toList();
        List<FileContainer> containers = new ArrayList<>();
        containers.add(joined(pattern, files, alike, partitions, Map.of(), usual, warnings));
        containers.addAll(left);
        return containers;
    }

    /** Of these those that can be read with the first: the same kind of file, declared types that have a wider one. */
    static List<FileContainer> joinable(List<FileContainer> readable) {
        Contents first = readable.get(0).known();
        return typesAgree(
                readable.stream().filter(c -> sameLayout(first, c.known())).toList());
    }

    /**
     * One container of files that can be read together.
     *
     * @param files all that belong to it, those that can't be read among them
     * @param partitions columns that the names of folders hold
     * @param usual the columns that most of the files have
     * @param warnings what is told besides how the files differ
     */
    static FileContainer joined(
            String name,
            List<FoundFile> files,
            List<FileContainer> alike,
            List<String> partitions,
            Map<String, String> locator,
            Set<String> usual,
            List<String> warnings) {
        List<Member> members = alike.stream().flatMap(c -> c.members().stream()).toList();
        Contents merged = MergedContents.of(alike);
        List<String> told = new ArrayList<>(SchemaDrift.told(members, merged.schema(), usual));
        told.addAll(warnings);
        alike.forEach(c -> told.addAll(c.known().warnings()));
        if (!partitions.isEmpty()) {
            members = alike.stream()
                    .flatMap(c -> c.members().stream().map(m -> m.partitioned(folder(c.name()))))
                    .toList();
            merged = MergedContents.withPartitions(merged, partitions, FolderColumns.forms(members));
        }
        return new FileContainer(
                ContainerKind.FILE_PATTERN, name, files, members, locator, merged.withWarnings(told), null);
    }

    /** Those whose declared types can be read as one; the types of the first files win. */
    private static List<FileContainer> typesAgree(List<FileContainer> alike) {
        if (alike.get(0).known().text() != null || alike.get(0).known().row() != null) {
            return alike;
        }
        List<FileContainer> agreeing = new ArrayList<>();
        List<StructType> schemas = new ArrayList<>();
        for (FileContainer file : alike) {
            StructType schema = file.known().schema();
            if (!schemas.contains(schema)) {
                List<StructType> more = new ArrayList<>(schemas);
                more.add(schema);
                if (more.size() > MOST_SCHEMAS || SchemaDrift.union(more) == null) {
                    continue;
                }
                schemas = more;
            }
            agreeing.add(file);
        }
        return agreeing;
    }

    private static boolean sameLayout(Contents one, Contents other) {
        JsonForm form = one.json();
        JsonForm second = other.json();
        if (form != null && second != null) {
            return java.util.Objects.equals(form.member(), second.member());
        }
        return (one.dialect() == null) == (other.dialect() == null) && (form == null) == (second == null);
    }

    private static String folder(String name) {
        return name.substring(0, name.lastIndexOf('/') + 1);
    }
}
