package io.plumbline.exports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import io.plumbline.exports.profile.ProfileCsv;
import io.plumbline.exports.profile.ProfileJson;
import io.plumbline.exports.profile.ProfiledField;
import io.plumbline.exports.rule.Check;
import io.plumbline.exports.rule.Column;
import io.plumbline.exports.rule.Columns;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The examples of the page about exports, from a shipped file whose figures DuckDB counts. After a change: run this test with
 * -Dplumbline.docs.write=true and commit what it writes.
 */
final class ExportsPageTest {
    private static final boolean WRITE = Boolean.getBoolean("plumbline.docs.write");
    private static final Path PAGE = Path.of("../../docs/exports.md");
    private static final Path SAMPLE = Path.of("../../samples/data/penguins.json");
    private static final Pattern EXAMPLE =
            Pattern.compile("(<!-- example: ([a-z-]+), lines (\\d+) -->\\n```[a-z]*\\n).*?(\\n```\\n)", Pattern.DOTALL);

    @Test
    void examples_areWhatTheFormatsWrite() throws IOException, SQLException {
        Map<String, String> documents = documents();
        String page = Files.readString(PAGE);
        Matcher example = EXAMPLE.matcher(page);
        StringBuilder present = new StringBuilder();
        List<String> shown = new ArrayList<>();
        while (example.find()) {
            String document = documents.getOrDefault(example.group(2), "");
            shown.add(example.group(2));
            example.appendReplacement(
                    present,
                    Matcher.quoteReplacement(
                            example.group(1) + cut(document, Integer.parseInt(example.group(3))) + example.group(4)));
        }
        example.appendTail(present);
        if (WRITE) {
            Files.writeString(PAGE, present.toString());
        }
        assertThat(shown)
                .containsExactlyElementsOf(
                        List.of("odcs", "great-expectations", "soda", "dbt", "dqdl", "profile-json", "profile-csv"));
        assertThat(PAGE).content().isEqualTo(present.toString());
    }

    private static String cut(String document, int lines) {
        List<String> all = document.strip().lines().toList();
        return String.join("\n", all.subList(0, Math.min(lines, all.size()))) + (all.size() > lines ? "\n…" : "");
    }

    private static Map<String, String> documents() throws IOException, SQLException {
        try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:")) {
            try (Statement statement = duckDb.createStatement()) {
                statement.execute("CREATE TABLE penguins AS SELECT * FROM read_json('" + SAMPLE + "')");
            }
            ExportedContainer penguins = container(duckDb);
            Map<String, String> documents = java.util.Arrays.stream(ExportFormat.values())
                    .filter(f -> !f.ofProfile())
                    .collect(Collectors.toMap(ExportFormat::key, f -> f.write(penguins)));
            List<ProfiledField> fields = fields(duckDb, penguins);
            ByteArrayOutputStream json = new ByteArrayOutputStream();
            ProfileJson.write(penguins, fields.iterator(), json);
            documents.put("profile-json", json.toString(StandardCharsets.UTF_8));
            ByteArrayOutputStream csv = new ByteArrayOutputStream();
            ProfileCsv.write(fields.iterator(), csv);
            documents.put("profile-csv", csv.toString(StandardCharsets.UTF_8));
            return documents;
        }
    }

    private static ExportedContainer container(Connection duckDb) throws SQLException {
        List<Column> columns = List.of(
                column("Species", "string"),
                column("Island", "string"),
                column("Body Mass (g)", "bigint"),
                column("Sex", "string"));
        String rows = value(duckDb, "count(*)");
        Map<String, Object> evidence = Map.of("rowsSeen", new BigDecimal(rows), "method", "rule of three, 95 %");
        List<Check> checks = List.of(
                check(1, "notNull", "Species", Map.of(), 1, "Species is never null", evidence),
                check(
                        2,
                        "expectedValues",
                        "Island",
                        Map.of("list", values(duckDb, "Island")),
                        1,
                        "Island is one of the three that were seen",
                        evidence),
                check(
                        3,
                        "between",
                        "Body Mass (g)",
                        Map.of("min", new BigDecimal("1000"), "max", new BigDecimal("9000")),
                        1,
                        "Body Mass (g) lies between 1000 and 9000",
                        evidence),
                check(4, "notNull", "Sex", Map.of(), 0.95, "Sex is mostly set", evidence),
                check(
                        5,
                        "dataDiff",
                        "Species",
                        Map.of("refContainer", "penguins-copy.json"),
                        1,
                        "The copy has the same rows",
                        Map.of()));
        return new ExportedContainer(
                "ct_k3v9q1x7m2p8s4t6",
                "samples",
                "local-files",
                Map.of("root", "samples"),
                "penguins.json",
                List.of("penguins.json"),
                "FILE",
                null,
                new Columns(columns),
                checks,
                new ExportedContainer.Measured(
                        "op_b8n2c6z4w1y7r3d5", "2026-11-26T12:00:00Z", Long.parseLong(rows), false));
    }

    private static List<ProfiledField> fields(Connection duckDb, ExportedContainer penguins) throws SQLException {
        List<ProfiledField> fields = new ArrayList<>();
        for (Column column : penguins.columns()) {
            String name = "\"" + column.name() + "\"";
            boolean number = column.family() == Column.Family.INTEGER;
            List<ProfiledField.Figure> figures = new ArrayList<>(List.of(
                    figure("rowCount", "INTEGER", value(duckDb, "count(*)")),
                    figure("nullCount", "INTEGER", value(duckDb, "count(*) - count(" + name + ")")),
                    figure("distinctCount", "INTEGER", value(duckDb, "count(DISTINCT " + name + ")")),
                    figure("min", number ? "INTEGER" : "TEXT", value(duckDb, "min(" + name + ")")),
                    figure("max", number ? "INTEGER" : "TEXT", value(duckDb, "max(" + name + ")"))));
            fields.add(new ProfiledField(
                    fields.size(),
                    column.path(),
                    column.sparkType(),
                    number ? "INTEGRAL" : "STRING",
                    figures,
                    Map.of()));
        }
        return fields;
    }

    private static Column column(String name, String type) {
        return new Column(Column.pathOf(name), name, type, type, true, null, null);
    }

    private static Check check(
            int number,
            String rule,
            String field,
            Map<String, Object> properties,
            double coverage,
            String description,
            Map<String, Object> evidence) {
        return new Check(
                "ck_%016d".formatted(number),
                rule,
                List.of(field),
                properties,
                coverage,
                null,
                description,
                List.of(),
                new java.util.TreeMap<>(evidence));
    }

    private static ProfiledField.Figure figure(String name, String kind, String value) {
        return new ProfiledField.Figure(name, kind, value, true, null, null, null, null);
    }

    private static String value(Connection duckDb, String expression) throws SQLException {
        try (Statement statement = duckDb.createStatement();
                ResultSet result = statement.executeQuery("SELECT " + expression + " FROM penguins")) {
            result.next();
            return result.getString(1);
        }
    }

    private static List<String> values(Connection duckDb, String column) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = duckDb.createStatement();
                ResultSet result = statement.executeQuery("SELECT DISTINCT " + column + " FROM penguins ORDER BY 1")) {
            while (result.next()) {
                values.add(result.getString(1));
            }
        }
        return values;
    }
}
