package io.plumbline.connectors.files;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

import io.plumbline.connectors.FieldDescription;
import io.plumbline.connectors.Observed;
import io.plumbline.connectors.ReadOptions;
import io.plumbline.connectors.ReadPlan;
import io.plumbline.connectors.ReadResult;
import io.plumbline.connectors.ReadWarning;
import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;
import io.plumbline.connectors.SourceLimits;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.hash;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.translate;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

/**
 * Makes a DataFrame of a container. Delimited text is read as text and cast column by column, so that a value that doesn't parse is
 * counted instead of vanishing; lines that don't fit the columns, and broken JSON lines, are counted too.
 */
final class FileReading {

    private static final String MALFORMED = "__plumbline_malformed";
    private static final long SPLIT_BYTES = 128L << 20;
    private static final long READ_WHOLE_BELOW = 64L << 20;

    /** What the parser puts for nothing between two delimiters; not empty, so that {@code ""} stays an empty text. */
    private static final String NO_VALUE = "\uE000";

    private static final String LATIN_CONTROLS = IntStream.rangeClosed(0x80, 0x9F)
            .filter(c -> defined((byte) c))
            .mapToObj(Character::toString)
            .collect(Collectors.joining());
    private static final String WINDOWS_CHARACTERS =
            new String(LATIN_CONTROLS.getBytes(StandardCharsets.ISO_8859_1), Charset.forName("windows-1252"));

    private final FileStore store;
    private final FileOptions options;
    private final SourceLimits limits;
    private final FileContainer container;
    private final Contents contents;
    private final List<ReadWarning> known;
    private final Observed observed = new Observed();
    private final List<LongFunction<ReadWarning>> explained = new ArrayList<>();

    FileReading(
            FileStore store,
            FileOptions options,
            SourceLimits limits,
            FileContainer container,
            List<ReadWarning> known) {
        Contents readable = container.contents();
        if (readable == null) {
            throw new IllegalArgumentException("container: " + container.name() + " (expected: one that can be read)");
        }
        this.store = store;
        this.options = options;
        this.limits = limits;
        this.container = container;
        this.contents = readable;
        this.known = known;
    }

    static ReadPlan plan(FileContainer container, ReadOptions wanted) {
        Contents contents = container.contents();
        Long rows = contents == null ? null : contents.rows();
        Long limit = wanted.maxRows();
        Long expected = rows == null || limit == null ? rows : Long.valueOf(Math.min(rows, limit));
        long splits = container.files().stream()
                .mapToLong(f -> f.compressed() ? 1 : (f.bytes() + SPLIT_BYTES - 1) / SPLIT_BYTES)
                .sum();
        return new ReadPlan((int) Math.max(1, splits), expected, container.bytes(), null);
    }

    ReadResult read(SparkSession spark, ReadOptions wanted) {
        List<FieldDescription> fields = chosen(wanted.columns());
        DataFrameReader reader = spark.read().options(store.settings()).option("__globPaths__", "false");
        boolean partitioned = !FileGroups.partitionColumns(container.name()).isEmpty();
        if (partitioned) {
            String fixed = container.name().substring(0, container.name().indexOf('*'));
            String base = fixed.substring(0, Math.max(0, fixed.lastIndexOf('/')));
            reader = reader.option("basePath", store.location(store.below(base)));
        }
        String[] paths = container.files().stream().map(FoundFile::location).toArray(String[]::new);
        CsvDialect dialect = contents.dialect();
        JsonForm form = contents.json();
        Dataset<Row> rows = dialect != null
                ? delimited(reader, dialect, paths, fields)
                : form != null
                        ? json(reader, form, paths, fields)
                        : reader.schema(contents.schema()).parquet(paths).select(columns(fields));
        Long limit = wanted.maxRows();
        if (limit != null) {
            rows = rows.limit((int) Math.min(limit, Integer.MAX_VALUE));
        }
        return new ReadResult(rows, fields, plan(container, wanted), this::warnings);
    }

    private Dataset<Row> delimited(
            DataFrameReader reader, CsvDialect dialect, String[] paths, List<FieldDescription> fields) {
        DataFrameReader csv = reader.schema(asText())
                .option("sep", String.valueOf(dialect.delimiter()))
                .option("quote", dialect.quote() == FileOptions.NO_QUOTE ? "" : String.valueOf(dialect.quote()))
                .option("escape", String.valueOf(dialect.quote()))
                .option("encoding", windows(dialect) ? "ISO-8859-1" : dialect.encoding())
                .option("header", dialect.header())
                .option("multiLine", multiLine(dialect))
                .option("mode", "PERMISSIVE")
                .option("columnNameOfCorruptRecord", MALFORMED)
                .option("nullValue", options.nullValue() == null ? NO_VALUE : options.nullValue())
                .option("maxCharsPerColumn", limits.maxValueChars())
                .option("maxColumns", 20_000);
        boolean endsVary = dialect.breaks().mixed() && multiLine(dialect);
        Dataset<Row> raw = (endsVary ? csv.option("lineSep", "\n") : csv).csv(paths);
        count(
                when(col(MALFORMED).isNotNull(), lit(1L)),
                n -> malformed(n, n + " lines have more or fewer values than there are columns"));
        int folders = FileGroups.partitionColumns(container.name()).size();
        String last = contents.names().get(contents.names().size() - 1 - folders);
        List<Column> typed = new ArrayList<>();
        for (FieldDescription field : fields) {
            Column stored = col(quoted(field.name()));
            Column line = endsVary && field.name().equals(last) ? regexp_replace(stored, "\r$", "") : stored;
            Column text = windows(dialect) ? translate(line, LATIN_CONTROLS, WINDOWS_CHARACTERS) : line;
            DataType type = type(field.name());
            Column value = cast(text, type);
            typed.add(value.alias(field.name()));
            if (type.equals(DataTypes.StringType)) {
                count(
                        when(text.contains("\uFFFD"), lit(1L)),
                        n -> warning(
                                "CHARACTERS_UNDECODABLE",
                                field,
                                n,
                                "values have bytes that are not " + dialect.encoding()));
            } else {
                count(
                        when(text.isNotNull().and(length(trim(text)).gt(0)).and(value.isNull()), lit(1L)),
                        n -> warning(
                                "VALUES_UNPARSEABLE",
                                field,
                                n,
                                "values are no " + field.sparkType() + ", read as null"));
            }
        }
        return observed.over(raw).select(typed.toArray(Column[]::new));
    }

    private Dataset<Row> json(DataFrameReader reader, JsonForm form, String[] paths, List<FieldDescription> fields) {
        StructType schema = contents.schema();
        String member = form.member();
        if (member != null) {
            schema = new StructType().add(member, DataTypes.createArrayType(schema));
        }
        DataFrameReader json = reader.option("multiLine", !form.lines());
        if (form.encoding().startsWith("UTF-16")) {
            json = json.option("encoding", form.encoding()).option("lineSep", "\n");
        }
        if (form.lines() && fields.isEmpty()) {
            return json.schema(schema).json(paths);
        }
        if (form.lines()) {
            Dataset<Row> lines = json.schema(schema.add(MALFORMED, DataTypes.StringType))
                    .option("mode", "PERMISSIVE")
                    .option("columnNameOfCorruptRecord", MALFORMED)
                    .json(paths);
            // The hash says nothing; Spark refuses to count the broken lines without another column.
            Column broken = when(col(MALFORMED).isNotNull(), lit(1L))
                    .when(hash(columns(fields)).equalTo(0), lit(0L));
            count(broken, n -> malformed(n, n + " lines are broken or have values of another type"));
            return observed.over(lines).select(columns(fields));
        }
        // A document was read to its end just now, so a fault in it is a change since.
        Dataset<Row> counted = json.schema(schema).option("mode", "FAILFAST").json(paths);
        if (member != null) {
            counted = counted.select(explode(col(quoted(member))).alias("row")).select("row.*");
        }
        return counted.select(columns(fields));
    }

    /** Spark doesn't read Windows-1252; it is Latin-1 but for these characters, which are put right afterwards. */
    private static boolean windows(CsvDialect dialect) {
        return dialect.encoding().equals("windows-1252");
    }

    /** Strict where Spark's own cast would drop what it can't use: a time of day from a date. */
    private static Column cast(Column text, DataType type) {
        if (type.equals(DataTypes.StringType)) {
            return text;
        }
        Column value = text.try_cast(type);
        return type.equals(DataTypes.DateType) ? when(length(trim(text)).equalTo(10), value) : value;
    }

    private boolean multiLine(CsvDialect dialect) {
        boolean lineBreaksAreBytes = !dialect.encoding().startsWith("UTF-16");
        if (dialect.breaks().mixed() && !dialect.breaks().quoted() && lineBreaksAreBytes) {
            return false;
        }
        boolean small = container.files().stream().allMatch(f -> f.compressed() || f.bytes() <= READ_WHOLE_BELOW);
        return small || dialect.breaks().quoted() || !lineBreaksAreBytes;
    }

    private StructType asText() {
        StructType schema = new StructType();
        for (StructField field : contents.schema().fields()) {
            schema = schema.add(field.name(), DataTypes.StringType);
        }
        return schema.add(MALFORMED, DataTypes.StringType);
    }

    private DataType type(String column) {
        return contents.schema().apply(column).dataType();
    }

    private void count(Column number, LongFunction<ReadWarning> explanation) {
        observed.add(number);
        explained.add(explanation);
    }

    private List<ReadWarning> warnings() {
        List<ReadWarning> warnings = new ArrayList<>(known);
        List<Long> totals = observed.totals();
        for (int i = 0; i < totals.size(); i++) {
            if (totals.get(i) > 0) {
                warnings.add(explained.get(i).apply(totals.get(i)));
            }
        }
        return warnings;
    }

    private ReadWarning malformed(long count, String what) {
        String where = FirstFault.find(container, contents, options, limits, store);
        return new ReadWarning(
                "ROWS_MALFORMED", null, count, shown() + ": " + what + (where == null ? "" : ", first at " + where));
    }

    private ReadWarning warning(String code, FieldDescription field, long count, String what) {
        return new ReadWarning(
                code, field.name(), count, shown() + ": column " + field.name() + ": " + count + " " + what);
    }

    private String shown() {
        return store.shown(container.name());
    }

    private List<FieldDescription> chosen(List<String> names) {
        if (names.isEmpty()) {
            return contents.fields();
        }
        List<FieldDescription> chosen = new ArrayList<>();
        for (String name : names) {
            chosen.add(contents.fields().stream()
                    .filter(f -> f.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new SourceException(
                            SourceFailure.CONTAINER_GONE,
                            "column: " + name + " (expected: a column of " + shown() + ")")));
        }
        return chosen;
    }

    private static boolean defined(byte b) {
        return new String(new byte[] {b}, Charset.forName("windows-1252")).charAt(0) != '\uFFFD';
    }

    private static Column[] columns(List<FieldDescription> fields) {
        return fields.stream().map(f -> col(quoted(f.name()))).toArray(Column[]::new);
    }

    private static String quoted(@Nullable String name) {
        return "`" + String.valueOf(name).replace("`", "``") + "`";
    }
}
