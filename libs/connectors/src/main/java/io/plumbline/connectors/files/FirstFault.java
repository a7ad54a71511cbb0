package io.plumbline.connectors.files;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;

import com.univocity.parsers.csv.CsvParser;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

import io.plumbline.connectors.SourceLimits;

/** Looks for the first line that is at fault, once a read has counted some: only then is it worth a second look. */
final class FirstFault {

    private static final JsonFactory JSON = new JsonFactory();

    private FirstFault() {}

    /** File and line; null if none is found. */
    static @Nullable String find(
            FileContainer container, Contents contents, FileOptions options, SourceLimits limits, FileStore store) {
        CsvDialect dialect = contents.dialect();
        JsonForm form = contents.json();
        for (FoundFile file : container.files()) {
            String encoding = dialect != null ? dialect.encoding() : form != null ? form.encoding() : "UTF-8";
            try (Reader reader = new InputStreamReader(Bytes.open(store, file), Charset.forName(encoding))) {
                long line = dialect != null
                        ? raggedLine(reader, dialect, columns(contents, container), limits)
                        : form != null && form.lines() ? brokenLine(new BufferedReader(reader)) : 0;
                if (line > 0) {
                    return store.shown(file.relative()) + " line " + line;
                }
            } catch (IOException | RuntimeException e) {
                return store.shown(file.relative());
            }
        }
        return null;
    }

    private static int columns(Contents contents, FileContainer container) {
        return contents.fields().size()
                - FileGroups.partitionColumns(container.name()).size();
    }

    private static long raggedLine(Reader reader, CsvDialect dialect, int columns, SourceLimits limits) {
        CsvParser parser = new CsvParser(CsvInspection.settings(
                dialect.delimiter(), dialect.quote(), dialect.breaks().mixed(), limits));
        parser.beginParsing(reader);
        long before = 0;
        for (String[] row = parser.parseNext(); row != null; row = parser.parseNext()) {
            if (row.length != columns) {
                parser.stopParsing();
                return before + 1;
            }
            before = parser.getContext().currentLine();
        }
        return 0;
    }

    private static long brokenLine(BufferedReader lines) throws IOException {
        long number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (!line.isBlank() && !isObject(line)) {
                return number;
            }
        }
        return 0;
    }

    private static boolean isObject(String line) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (JacksonException e) {
            return false;
        }
    }
}
