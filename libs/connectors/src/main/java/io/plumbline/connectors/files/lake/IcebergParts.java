package io.plumbline.connectors.files.lake;

import java.lang.ref.Cleaner;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.SchemaParser;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.spark.ScanTaskSetManager;
import org.apache.iceberg.spark.source.SparkRewriteTable;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.jspecify.annotations.Nullable;

/**
 * The data files of an Iceberg table's current snapshot, each with what is deleted of it: files aren't changed once they are written, so that a file
 * with the same deletions, read under the same schema, gives the same rows in every later snapshot that has it.
 */
final class IcebergParts {

    private static final AtomicLong READS = new AtomicLong();
    private static final Cleaner CLEANER = Cleaner.create();

    private final Table table;
    private final String readAs;
    private final Map<String, FileScanTask> tasks = new LinkedHashMap<>();

    IcebergParts(Table table) {
        this.table = table;
        String schema = SchemaParser.toJson(table.schema())
                + table.properties().getOrDefault(TableProperties.DEFAULT_NAME_MAPPING, "");
        // Columns are told by their numbers in the files: one that was dropped and made again has the same name and
        // other values.
        this.readAs =
                UUID.nameUUIDFromBytes(schema.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** @param name the data file's path below the table's folder */
    void add(String name, FileScanTask task) {
        tasks.put(name, task);
    }

    List<LakePart> all() {
        List<LakePart> parts = new ArrayList<>();
        tasks.forEach((name, task) -> parts.add(
                new LakePart(name, task.file().location(), task.file().fileSizeInBytes(), null, stamp(task))));
        return parts;
    }

    private String stamp(FileScanTask task) {
        return readAs
                + task.deletes().stream().map(IcebergParts::deletion).sorted().collect(Collectors.joining());
    }

    /** Deletion vectors of several files lie in one file. */
    private static String deletion(DeleteFile file) {
        return "\n" + file.location() + " " + file.contentOffset() + " " + file.contentSizeInBytes();
    }

    /**
     * The table as one that has these files alone; empty if they are all, or none, of them.
     *
     * @param wanted names; null for all
     */
    Optional<org.apache.spark.sql.connector.catalog.Table> read(@Nullable Set<String> wanted) {
        if (wanted == null || wanted.isEmpty() || wanted.containsAll(tasks.keySet())) {
            return Optional.empty();
        }
        List<FileScanTask> chosen = new ArrayList<>();
        tasks.forEach((name, task) -> {
            if (wanted.contains(name)) {
                chosen.add(task);
            }
        });
        String id = "parts " + READS.incrementAndGet(); // known in this process alone
        ScanTaskSetManager sets = ScanTaskSetManager.get();
        sets.stageTasks(table, id, chosen);
        ReadOnly some = new ReadOnly(table, id);
        // The plan of a read holds the table, and asks for the files as late as it runs.
        Table of = table;
        CLEANER.register(some, () -> sets.removeTasks(of, id));
        return Optional.of(some);
    }

    /** Iceberg's table of a set of files, which it makes to rewrite them. */
    private static final class ReadOnly extends SparkRewriteTable {
        ReadOnly(Table table, String id) {
            super(table, id);
        }

        @Override
        public Set<TableCapability> capabilities() {
            return Set.of(TableCapability.BATCH_READ);
        }
    }
}
