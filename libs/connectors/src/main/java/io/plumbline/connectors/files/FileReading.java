package io.plumbline.connectors.files;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

import io.plumbline.connectors.FieldDescription;
import io.plumbline.connectors.ReadOptions;
import io.plumbline.connectors.ReadPlan;
import io.plumbline.connectors.ReadResult;
import io.plumbline.connectors.ReadWarning;
import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;
import io.plumbline.connectors.SourceLimits;
import io.plumbline.connectors.files.types.TextForm;

import static org.apache.spark.sql.types.DataTypes.createStructField;

/**
 * Makes a DataFrame of a container. Text (delimited, JSON, sheets) is parsed and checked by our own scan, so that a value that doesn't
 * fit is counted instead of vanishing; formats that declare types are read by Spark.
 */
final class FileReading {

    private static final long SPLIT_BYTES = 64L << 20;

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

    static ReadPlan plan(FileContainer container, ReadOptions wanted) {
        Contents contents = container.contents();
        Long rows = contents == null ? null : contents.rows();
        Long limit = wanted.limits().rows();
        Long expected = rows == null || limit == null ? rows : Long.valueOf(Math.min(rows, limit));
        long splits =
                container.members().stream().mapToLong(m -> pieces(m).size()).sum();
        return new ReadPlan((int) Math.max(1, splits), expected, container.bytes(), null, limit != null, List.of());
    }

    ReadResult read(SparkSession spark, ReadOptions wanted) {
        Map<String, TextForm> forms = forms(wanted);
        List<FieldDescription> fields = chosen(wanted.columns(), forms);
        Contents contents = container.known();
        boolean ofText = contents.text() != null || contents.json() != null;
        ScanFindings findings = new ScanFindings();
        TypedFiles typed = new TypedFiles(store, container);
        Dataset<Row> rows = ofText
                ? TypedScan.over(spark, parts(fields, forms), schema(fields, forms), store.settings(), findings)
                : typed.read(spark, fields, wanted.types());
        Long limit = wanted.limits().rows();
        if (limit != null) {
            rows = rows.limit((int) Math.min(limit, Integer.MAX_VALUE));
        }
        return new ReadResult(rows, fields, plan(container, wanted), () -> {
            List<ReadWarning> warnings = new ArrayList<>(known);
            warnings.addAll(new ScanWarnings(store, container, fields).of(findings));
            warnings.addAll(typed.warnings());
            return warnings;
        });
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

    private List<TypedScan.Part> parts(List<FieldDescription> fields, Map<String, TextForm> forms) {
        List<String> names = fields.stream().map(FieldDescription::name).toList();
        StructType schema = schema(fields, forms);
        RowShape shape = new RowShape(
                names.stream().map(n -> form(n, forms)).toList(), options.nullValue(), limits.maxValueChars());
        Map<Object, FileColumns> columns = new HashMap<>();
        List<TypedScan.Part> parts = new ArrayList<>();
        for (int i = 0; i < container.members().size(); i++) {
            Member member = container.members().get(i);
            FileColumns own = columns.computeIfAbsent(
                    List.of(member.names(), member.folders()),
                    k -> FileColumns.of(names, member.names(), member.folders()));
            for (long[] piece : pieces(member)) {
                RowSource source = source(i, member, own, shape, schema, forms, piece);
                parts.add(new TypedScan.Part(source, Math.min(member.file().bytes(), piece[1]) - piece[0]));
            }
        }
        return parts;
    }

    private RowSource source(
            int number,
            Member member,
            FileColumns columns,
            RowShape shape,
            StructType schema,
            Map<String, TextForm> forms,
            long[] piece) {
        FoundFile file = member.file();
        String shown = store.shown(file.relative());
        CsvDialect dialect = member.dialect();
        JsonForm json = member.json();
        SheetLayout sheet = member.sheet();
        if (dialect != null) {
            return new CsvRowSource(number, shown, file.location(), dialect, columns, shape, piece[0], piece[1]);
        }
        if (json != null) {
            return new JsonRowSource(number, shown, file.location(), json, columns, schema, forms, piece[0], piece[1]);
        }
        if (sheet != null) {
            return new SheetRowSource(number, shown, file.location(), sheet, columns, shape);
        }
        throw new IllegalStateException("member: " + shown + " (expected: a file of text)");
    }

    /** The parts of a file that tasks can read at the same time: from where, and up to where records may begin. */
    private static List<long[]> pieces(Member member) {
        FoundFile file = member.file();
        CsvDialect dialect = member.dialect();
        JsonForm json = member.json();
        boolean lines = dialect != null && dialect.splittable() || json != null && json.splittable();
        boolean declared = dialect == null && json == null && member.sheet() == null;
        List<long[]> pieces = new ArrayList<>();
        long from = 0;
        while ((lines || declared) && file.bytes() - from > SPLIT_BYTES * 3 / 2) {
            pieces.add(new long[] {from, from + SPLIT_BYTES});
            from += SPLIT_BYTES;
        }
        pieces.add(new long[] {from, Long.MAX_VALUE});
        return pieces;
    }

    private TextForm form(String name, Map<String, TextForm> forms) {
        TextForm wanted = forms.get(name);
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
