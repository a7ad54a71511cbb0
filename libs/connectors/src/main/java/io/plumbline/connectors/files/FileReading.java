package io.plumbline.connectors.files;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

import io.plumbline.connectors.FieldDescription;
import io.plumbline.connectors.PartChoice;
import io.plumbline.connectors.ReadOptions;
import io.plumbline.connectors.ReadOptions.Start;
import io.plumbline.connectors.ReadParts;
import io.plumbline.connectors.ReadPlan;
import io.plumbline.connectors.ReadResult;
import io.plumbline.connectors.ReadWarning;
import io.plumbline.connectors.RowLimit;
import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;
import io.plumbline.connectors.SourceLimits;
import io.plumbline.connectors.StartFilter;
import io.plumbline.connectors.StartValue;
import io.plumbline.connectors.files.look.Contents;
import io.plumbline.connectors.files.look.FileOptions;
import io.plumbline.connectors.files.scan.CsvRowSource;
import io.plumbline.connectors.files.scan.FileColumns;
import io.plumbline.connectors.files.scan.JsonRowSource;
import io.plumbline.connectors.files.scan.LimitedRowSource;
import io.plumbline.connectors.files.scan.RowShape;
import io.plumbline.connectors.files.scan.RowSource;
import io.plumbline.connectors.files.scan.SampledRowSource;
import io.plumbline.connectors.files.scan.ScanFindings;
import io.plumbline.connectors.files.scan.SheetRowSource;
import io.plumbline.connectors.files.scan.TypedScan;
import io.plumbline.connectors.files.store.FileStore;
import io.plumbline.connectors.files.store.FoundFile;
import io.plumbline.connectors.files.text.CsvDialect;
import io.plumbline.connectors.files.text.JsonForm;
import io.plumbline.connectors.files.text.SheetLayout;
import io.plumbline.connectors.files.text.TextColumns;
import io.plumbline.connectors.files.types.TextForm;

import static org.apache.spark.sql.types.DataTypes.createStructField;

/**
 * Makes a DataFrame of a container. Text (delimited, JSON, sheets) is parsed and checked by our own scan, so that a value that doesn't
 * fit is counted instead of vanishing; formats that declare types are read by Spark.
 */
final class FileReading {

    private final FileStore store;
    private final FileOptions options;
    private final SourceLimits limits;
    private final FileContainer container;
    private final List<ReadWarning> known;

    FileReading(
            FileStore store,
            FileOptions options,
            SourceLimits limits,
            FileContainer container,
            List<ReadWarning> known) {
        this.store = store;
        this.options = options;
        this.limits = limits;
        this.container = container;
        this.known = known;
    }

    /** What the read will do; refuses what {@link #read} would refuse. */
    ReadPlan plan(ReadOptions wanted) {
        Map<String, TextForm> forms = forms(wanted);
        shown(wanted, forms);
        FilePlan plan = FilePlan.of(container, wanted, options.limits());
        Start start = plan.start();
        if (start != null) {
            chosen(List.of(String.valueOf(start.field())), forms)
                    .forEach(field -> StartValue.of(start, field.sparkType()));
        }
        return plan.plan();
    }

    ReadResult read(SparkSession spark, ReadOptions wanted) {
        Map<String, TextForm> forms = forms(wanted);
        List<FieldDescription> fields = shown(wanted, forms);
        PartChoice choice = wanted.parts();
        ReadParts parts = null;
        Predicate<Member> taken = member -> true;
        if (choice != null) {
            FileParts known = fileParts();
            parts = known.read(choice, fields);
            taken = known.in(parts);
        }
        FilePlan plan = FilePlan.of(container, wanted, options.limits(), taken);
        List<FieldDescription> read = with(plan.start(), fields, forms);
        Contents contents = container.known();
        boolean ofText = contents.text() != null || contents.json() != null;
        ScanFindings findings = new ScanFindings();
        TypedFiles typed = new TypedFiles(store, container.of(plan.members()));
        Dataset<Row> rows;
        if (ofText) {
            rows = TypedScan.over(spark, parts(plan, read, forms), schema(read, forms), store.settings(), findings);
        } else if (plan.pieces().isEmpty()) {
            rows = spark.createDataFrame(List.of(), schema(read, forms));
        } else {
            rows = typed.read(spark, read, wanted.types());
        }
        return new ReadResult(
                given(rows, plan, ofText, fields),
                fields,
                plan.plan(),
                () -> {
                    List<ReadWarning> warnings = new ArrayList<>(known);
                    warnings.addAll(new ScanWarnings(
                                    store, container, read, wanted.hidden().masked())
                            .of(findings));
                    warnings.addAll(typed.warnings());
                    return warnings;
                },
                parts);
    }

    private FileParts fileParts() {
        return FileParts.of(container.members().stream()
                .map(Member::file)
                .map(file -> new FileParts.PartFile(
                        store.belowBase(file), file.location(), file.bytes(), file.modified(), ""))
                .toList());
    }

    /** Of the rows that are read, those that are wanted. */
    private static Dataset<Row> given(Dataset<Row> read, FilePlan plan, boolean ofText, List<FieldDescription> fields) {
        Dataset<Row> rows = read;
        Start start = plan.start();
        if (start != null) {
            String field = String.valueOf(start.field());
            DataType type = rows.schema().apply(field).dataType();
            rows = rows.filter(
                    StartFilter.of(rows.col(quoted(field)), type, StartValue.of(start, type.catalogString())));
        }
        ReadOptions.Sample sample = plan.sample();
        if (sample != null && !ofText) {
            rows = rows.sample(false, sample.fraction(), sample.seed());
        }
        if (rows.columns().length > fields.size()) {
            rows = rows.drop(rows.col(quoted(rows.columns()[fields.size()])));
        }
        Long perPart = plan.rowsPerPart();
        if (perPart != null && !ofText) {
            rows = RowLimit.ofEachPart(rows, perPart);
        }
        Long most = plan.rows();
        return most == null ? rows : RowLimit.of(rows, most);
    }

    /** What is given on. */
    private List<FieldDescription> shown(ReadOptions wanted, Map<String, TextForm> forms) {
        Contents known = container.known();
        if (known.json() == null) {
            // An object of JSON needn't have each field.
            wanted.requireMasked(known.names());
        }
        List<String> names = wanted.columns().isEmpty() ? known.names() : wanted.columns();
        return chosen(wanted.read(names), forms);
    }

    /** These and, behind them, the one that rows are compared by. */
    private List<FieldDescription> with(
            @Nullable Start start, List<FieldDescription> fields, Map<String, TextForm> forms) {
        String name = start == null ? null : start.field();
        if (name == null || fields.stream().anyMatch(field -> field.name().equals(name))) {
            return fields;
        }
        List<FieldDescription> more = new ArrayList<>(fields);
        more.addAll(chosen(List.of(name), forms));
        return more;
    }

    private static String quoted(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    /** How each column that the user gave a type is to be read. */
    private Map<String, TextForm> forms(ReadOptions wanted) {
        Map<String, TextForm> forms = new HashMap<>();
        wanted.types().forEach((name, type) -> {
            try {
                forms.put(name, TextForm.of(type.type(), type.format()));
            } catch (IllegalArgumentException e) {
                throw new SourceException(SourceFailure.SETTINGS_INVALID, "column " + name + ": " + e.getMessage(), e);
            }
        });
        return forms;
    }

    private StructType schema(List<FieldDescription> fields, Map<String, TextForm> forms) {
        StructType schema = new StructType();
        for (FieldDescription field : fields) {
            TextForm form = forms.get(field.name());
            schema = schema.add(
                    form == null ? container.known().schema().apply(field.name()) : typed(field.name(), form));
        }
        return schema;
    }

    private static StructField typed(String name, TextForm form) {
        return createStructField(name, form.type(), true);
    }

    private List<TypedScan.Part> parts(FilePlan plan, List<FieldDescription> fields, Map<String, TextForm> forms) {
        List<String> names = fields.stream().map(FieldDescription::name).toList();
        StructType schema = schema(fields, forms);
        Map<String, TextForm> folders = FolderColumns.forms(container.members());
        List<TextForm> shapes = names.stream().map(n -> form(n, forms, folders)).toList();
        RowShape shape = new RowShape(shapes, options.nullValue(), limits.maxValueChars());
        Map<Object, FileColumns> columns = new HashMap<>();
        List<TypedScan.Part> parts = new ArrayList<>();
        ReadOptions.Sample sample = plan.sample();
        for (FilePlan.Piece piece : plan.pieces()) {
            Member member = piece.member();
            FileColumns own = columns.computeIfAbsent(
                    List.of(member.names(), member.folders()),
                    k -> FileColumns.of(names, member.names(), member.folders(), shapes));
            RowSource all = source(piece, own, shape, schema, forms);
            RowSource source =
                    sample == null ? all : SampledRowSource.of(all, sample.fraction(), sample.seed(), piece.from());
            Long most = plan.rowsPerPart();
            parts.add(new TypedScan.Part(most == null ? source : new LimitedRowSource(source, most), piece.bytes()));
        }
        return parts;
    }

    private RowSource source(
            FilePlan.Piece piece, FileColumns columns, RowShape shape, StructType schema, Map<String, TextForm> forms) {
        Member member = piece.member();
        int number = piece.number();
        FoundFile file = member.file();
        String shown = store.shown(file.relative());
        CsvDialect dialect = member.dialect();
        JsonForm json = member.json();
        SheetLayout sheet = member.sheet();
        if (dialect != null) {
            return new CsvRowSource(number, shown, file.location(), dialect, columns, shape, piece.from(), piece.to());
        }
        if (json != null) {
            return new JsonRowSource(
                    number, shown, file.location(), json, columns, schema, forms, piece.from(), piece.to());
        }
        if (sheet != null) {
            return new SheetRowSource(number, shown, file.location(), sheet, columns, shape);
        }
        throw new IllegalStateException("member: " + shown + " (expected: a file of text)");
    }

    private TextForm form(String name, Map<String, TextForm> forms, Map<String, TextForm> folders) {
        TextForm wanted = forms.getOrDefault(name, folders.get(name));
        TextColumns text = container.known().text();
        int at = text == null ? -1 : text.names().indexOf(name);
        return wanted != null
                ? wanted
                : text == null || at < 0 ? TextForm.TEXT : text.forms().get(at);
    }

    private List<FieldDescription> chosen(List<String> names, Map<String, TextForm> forms) {
        Contents contents = container.known();
        Map<String, FieldDescription> known = new HashMap<>();
        contents.fields().forEach(f -> known.put(f.name(), f));
        List<FieldDescription> chosen = new ArrayList<>();
        for (String name : names.isEmpty() ? contents.names() : names) {
            FieldDescription field = found(known, name);
            TextForm form = forms.get(name);
            chosen.add(form == null ? field : field.withType(form.type().catalogString(), "the user's choice"));
        }
        forms.keySet().forEach(name -> found(known, name));
        return chosen;
    }

    private FieldDescription found(Map<String, FieldDescription> known, String name) {
        FieldDescription field = known.get(name);
        if (field == null) {
            throw new SourceException(
                    SourceFailure.CONTAINER_GONE,
                    "column: " + name + " (expected: a column of " + store.shown(container.name()) + ")");
        }
        return field;
    }
}
