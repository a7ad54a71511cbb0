package io.plumbline.connectors.files;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

import io.plumbline.connectors.Causes;
import io.plumbline.connectors.ContainerDescription;
import io.plumbline.connectors.ContainerFacts;
import io.plumbline.connectors.ContainerKind;
import io.plumbline.connectors.ContainerProblem;
import io.plumbline.connectors.ContainerRef;
import io.plumbline.connectors.FieldDescription;
import io.plumbline.connectors.PartChoice;
import io.plumbline.connectors.ReadOptions;
import io.plumbline.connectors.ReadOptions.WantedType;
import io.plumbline.connectors.ReadParts;
import io.plumbline.connectors.ReadPlan;
import io.plumbline.connectors.ReadResult;
import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;
import io.plumbline.connectors.SourceLimits;
import io.plumbline.connectors.files.lake.DeltaTable;
import io.plumbline.connectors.files.lake.IcebergTable;
import io.plumbline.connectors.files.lake.LakeDescription;
import io.plumbline.connectors.files.lake.LakeLogException;
import io.plumbline.connectors.files.lake.LakePart;
import io.plumbline.connectors.files.lake.LakeTableReader;
import io.plumbline.connectors.files.lake.TableFolder;
import io.plumbline.connectors.files.store.FileStore;
import io.plumbline.connectors.files.store.LakeTable;
import io.plumbline.connectors.files.types.TextForm;

import static org.apache.spark.sql.functions.col;

/** The lake tables among the files of a store, as containers. */
final class LakeTables {

    private final FileStore store;
    private final SourceLimits limits;
    private final ReadOptions.Limits own;

    /** @param own what the datastore's settings lay down */
    LakeTables(FileStore store, SourceLimits limits, ReadOptions.Limits own) {
        this.store = store;
        this.limits = limits;
        this.own = own;
    }

    /** The name of its container: the folder below the datastore's, or a dot for that folder itself. */
    String name(LakeTable table) {
        String base = store.base();
        return table.folder().length() <= base.length()
                ? "."
                : table.folder().substring(base.isEmpty() ? 0 : base.length() + 1);
    }

    /** What its log says; a log that can't be read is a problem of this container alone. */
    ContainerDescription described(LakeTable table, BooleanSupplier cancelled) {
        LakeDescription known = null;
        SourceException problem = null;
        try {
            known = open(table, cancelled).description();
        } catch (SourceException e) {
            if (e.failure() == SourceFailure.CANCELLED) {
                throw e;
            }
            problem = e;
        }
        String name = name(table);
        Map<String, String> locator = Map.of(
                "kind",
                ContainerKind.LAKE_TABLE.name(),
                "path",
                name,
                "lake",
                table.layout().name());
        return new ContainerDescription(
                new ContainerRef(name, locator),
                ContainerKind.LAKE_TABLE,
                List.of(name.split("/", -1)),
                known == null ? null : known.comment(),
                known == null ? List.of() : known.fields(),
                known == null ? null : known.rows(),
                known != null && known.rows() != null && known.rowsExact(),
                known == null ? null : Long.valueOf(known.bytes()),
                known == null ? null : Integer.valueOf(known.files()),
                known == null ? null : known.committed(),
                problem == null ? null : ContainerProblem.of(problem),
                known == null ? ContainerFacts.NONE : facts(known),
                known == null ? List.of() : known.warnings());
    }

    /** Whether the container was found as a lake table. */
    static boolean is(ContainerRef ref) {
        return ref.locator().containsKey("lake");
    }

    ReadPlan plan(ContainerRef ref, ReadOptions wanted, BooleanSupplier cancelled) {
        LakeDescription known = open(table(ref), cancelled).description();
        chosen(ref, known, wanted);
        return LakePlan.of(known, wanted, own).plan();
    }

    ReadResult read(SparkSession spark, ContainerRef ref, ReadOptions wanted, BooleanSupplier cancelled) {
        LakeTable table = table(ref);
        LakeTableReader reader = open(table, cancelled);
        LakeDescription known = reader.description();
        List<FieldDescription> fields = chosen(ref, known, wanted);
        LakePlan plan = LakePlan.of(known, wanted, own);
        PartChoice choice = wanted.parts();
        FileParts itsParts = choice == null ? null : FileParts.ofLake(reader.parts());
        ReadParts parts = choice == null || itsParts == null ? null : itsParts.read(choice, fields);
        Set<String> read = itsParts == null || parts == null ? null : read(reader.parts(), itsParts, parts);
        Retyped retyped = new Retyped(store.shown(table.folder()));
        Dataset<Row> rows = retyped.over(rows(spark, table, reader, fields, plan, read), fields, wanted.types());
        ReadPlan told = read == null ? plan.plan() : plan.of(known, bytes(reader.parts(), read));
        return new ReadResult(rows, fields, told, retyped::warnings, parts);
    }

    /** Names of the table's parts that belong to the parts that are read, which may be larger. */
    private static Set<String> read(List<LakePart> all, FileParts known, ReadParts parts) {
        Set<String> names = new HashSet<>();
        for (LakePart part : all) {
            String name = known.names().get(part.location());
            if (name != null && parts.read().contains(name)) {
                names.add(part.name());
            }
        }
        return names;
    }

    private static long bytes(List<LakePart> all, Set<String> read) {
        return all.stream()
                .filter(part -> read.contains(part.name()))
                .mapToLong(LakePart::bytes)
                .sum();
    }

    private Dataset<Row> rows(
            SparkSession spark,
            LakeTable table,
            LakeTableReader reader,
            List<FieldDescription> fields,
            LakePlan plan,
            @Nullable Set<String> parts) {
        List<String> names =
                new ArrayList<>(fields.stream().map(FieldDescription::name).toList());
        String start = plan.start() == null ? null : plan.start().field();
        if (start != null && !names.contains(start)) {
            names.add(start);
        }
        try {
            return plan.of(reader.rows(spark, names, parts))
                    .select(fields.stream().map(f -> quoted(f.name())).toArray(Column[]::new));
        } catch (LakeLogException e) {
            throw explained(table, e);
        }
    }

    private LakeTableReader open(LakeTable table, BooleanSupplier cancelled) {
        TableFolder folder = new TableFolder(
                store.shown(table.folder()), store.location(table.folder()), store.settings(), store.directory());
        try {
            return switch (table.layout()) {
                case DELTA -> DeltaTable.open(folder, limits, cancelled);
                case ICEBERG -> IcebergTable.open(folder, limits, cancelled);
                case HUDI -> throw table.refusal(store.shown(table.folder()));
            };
        } catch (LakeLogException e) {
            throw explained(table, e);
        }
    }

    private SourceException explained(LakeTable table, LakeLogException e) {
        return store.failure(store.shown(table.folder()), e)
                .or(() -> Causes.common(e))
                .orElseGet(() -> new SourceException(SourceFailure.FILE_UNREADABLE, String.valueOf(e.getMessage()), e));
    }

    private LakeTable table(ContainerRef ref) {
        String path = ref.need("path");
        LakeTable.Layout layout = LakeTable.Layout.of(ref.need("lake"));
        if (path.equals(".")) {
            return new LakeTable(store.base(), layout);
        }
        for (String step : path.split("/", -1)) {
            if (step.isEmpty() || step.equals(".") || step.equals("..")) {
                throw new SourceException(
                        SourceFailure.PATH_OUTSIDE_ROOT,
                        "path: " + store.shown(path.replaceAll("\\p{Cntrl}", "?"))
                                + " (expected: a folder in the datastore's, without . or .. steps)");
            }
        }
        return new LakeTable(store.below(path), layout);
    }

    private List<FieldDescription> chosen(ContainerRef ref, LakeDescription known, ReadOptions wanted) {
        Map<String, FieldDescription> byName = new HashMap<>();
        known.fields().forEach(field -> byName.put(field.name(), field));
        wanted.types().keySet().forEach(name -> found(ref, byName, name));
        List<FieldDescription> chosen = new ArrayList<>();
        List<String> all = known.fields().stream().map(FieldDescription::name).toList();
        wanted.requireMasked(all);
        List<String> names = wanted.columns().isEmpty() ? all : wanted.columns();
        for (String name : wanted.read(names)) {
            FieldDescription field = found(ref, byName, name);
            WantedType type = wanted.types().get(name);
            chosen.add(type == null ? field : field.withType(typed(name, type), "the user's choice"));
        }
        return chosen;
    }

    private static String typed(String name, WantedType type) {
        try {
            return TextForm.of(type.type(), type.format()).type().catalogString();
        } catch (IllegalArgumentException e) {
            throw new SourceException(SourceFailure.SETTINGS_INVALID, "column " + name + ": " + e.getMessage(), e);
        }
    }

    private FieldDescription found(ContainerRef ref, Map<String, FieldDescription> known, String name) {
        FieldDescription field = known.get(name);
        if (field == null) {
            throw new SourceException(
                    SourceFailure.CONTAINER_GONE,
                    "column: " + name + " (expected: a column of " + store.shown(ref.name()) + ")");
        }
        return field;
    }

    private static ContainerFacts facts(LakeDescription known) {
        return new ContainerFacts(List.of(), List.of(), known.partitionedBy(), null, List.of(), List.of());
    }

    private static Column quoted(String name) {
        return col("`" + name.replace("`", "``") + "`");
    }
}
