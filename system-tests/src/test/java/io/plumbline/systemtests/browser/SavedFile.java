package io.plumbline.systemtests.browser;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Download;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is in a file that the browser has saved. */
final class SavedFile {
    private static final JsonMapper JSON = new JsonMapper();

    private SavedFile() {}

    static List<JsonNode> json(Download file) throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        JSON.readTree(Files.readString(file.path())).forEach(rows::add);
        return rows;
    }

    /** Each row's cells by the header's names. */
    static List<Map<String, String>> csv(Download file) throws IOException {
        CsvParserSettings settings = new CsvParserSettings();
        settings.setMaxColumns(1_000);
        settings.setMaxCharsPerColumn(100_000);
        settings.setNullValue("");
        settings.setEmptyValue("");
        settings.setLineSeparatorDetectionEnabled(true);
        List<String[]> lines =
                new CsvParser(settings).parseAll(Files.newBufferedReader(file.path(), StandardCharsets.UTF_8));
        List<Map<String, String>> rows = new ArrayList<>();
        for (String[] line : lines.subList(1, lines.size())) {
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < line.length; i++) {
                row.put(lines.get(0)[i], line[i]);
            }
            rows.add(row);
        }
        return rows;
    }
}
