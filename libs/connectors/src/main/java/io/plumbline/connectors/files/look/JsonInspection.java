package io.plumbline.connectors.files.look;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

import io.plumbline.connectors.FieldDescription;
import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;
import io.plumbline.connectors.SourceLimits;
import io.plumbline.connectors.files.store.Bytes;
import io.plumbline.connectors.files.store.Compression;
import io.plumbline.connectors.files.store.FileStore;
import io.plumbline.connectors.files.store.FoundFile;
import io.plumbline.connectors.files.text.ByteLines;
import io.plumbline.connectors.files.text.JsonForm;
import io.plumbline.connectors.files.text.JsonType;

/**
 * Finds the form and the types of a JSON file. One object a line: from its beginning. Any other document is read to its end, so
 * that its types are complete and a fault in it is known, with its line, before Spark sees it.
 */
public final class JsonInspection {

    private static final int MAX_DEPTH = 64;
    private static final int MAX_DIGITS = 2000;
    private static final int MAX_NAME = 50_000;

    /** Also what rows are read with. */
    public static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH + 4)
                    .maxStringLength(64 << 20)
                    .maxNumberLength(MAX_DIGITS)
                    .maxNameLength(MAX_NAME)
                    .build())
            .build();

    private final String shown;
    private final FileStore store;
    private final FoundFile file;
    private final Compression compression;
    private final String encoding;
    private final SourceLimits limits;
    private final JsonType row = new JsonType();
    private long rows;

    public JsonInspection(
            String shown,
            FileStore store,
            FoundFile file,
            Compression compression,
            String encoding,
            SourceLimits limits) {
        this.shown = shown;
        this.store = store;
        this.file = file;
        this.compression = compression;
        this.encoding = ByteLines.splittable(encoding) ? "UTF-8" : encoding;
        this.limits = limits;
    }

    /** The form of the file and the types of its rows. */
    public Contents contents() {
        // By way of characters, so that bytes that are none are told when rows are read, and don't end the file.
        try (Reader in = Bytes.characters(Bytes.open(store, file, compression), encoding);
                JsonParser parser = JSON.createParser(ObjectReadContext.empty(), in)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw new SourceException(SourceFailure.FILE_EMPTY, shown + ": no value (expected: rows)");
            }
            Contents contents = first == JsonToken.START_ARRAY ? array(parser) : objects(parser, first);
            if (contents.fields().size() > limits.maxColumns()) {
                throw new SourceException(
                        SourceFailure.TOO_LARGE,
                        shown + ": " + contents.fields().size() + " columns (expected: at most " + limits.maxColumns()
                                + ")");
            }
            return contents;
        } catch (JacksonException e) {
            throw broken(e);
        } catch (IOException e) {
            throw Bytes.failure(store, shown, e);
        }
    }

    /** The schema of rows of that type, merged over files or not. */
    public static Contents contents(JsonType row, JsonForm form, @Nullable Long rows) {
        List<FieldDescription> fields = new ArrayList<>();
        for (Map.Entry<String, JsonType> member : row.members().entrySet()) {
            JsonType type = member.getValue();
            String spark = type.spark().catalogString();
            fields.add(FieldDescription.of(member.getKey(), fields.size() + 1, type.declared(), spark, type.note()));
        }
        StructType schema = row.struct();
        return new Contents(fields, schema, rows, null, null, form, row, List.of());
    }

    private Contents array(JsonParser parser) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            requireObject(parser, parser.currentToken());
            value(parser, row);
            rows++;
            requireSize(parser);
        }
        requireEnd(parser);
        return rows(new JsonForm(false, null, compression, encoding));
    }

    private Contents objects(JsonParser parser, JsonToken first) {
        requireObject(parser, first);
        int line = parser.currentTokenLocation().getLineNr();
        value(parser, row);
        rows = 1;
        boolean oneLine = parser.currentLocation().getLineNr() == line;
        JsonToken next = parser.nextToken();
        if (next == null) {
            return oneLine && lineNamed() ? rows(lines()) : document();
        }
        if (!oneLine || parser.currentTokenLocation().getLineNr() == line) {
            throw unreadable(parser, "another value follows the first", "one object a line, or one array of objects");
        }
        return lines(parser, next);
    }

    private Contents lines(JsonParser parser, JsonToken second) {
        JsonToken token = second;
        try {
            while (token != null) {
                requireObject(parser, token);
                value(parser, row);
                rows++;
                if (offset(parser.currentLocation()) > limits.sampleBytes()) {
                    return JsonInspection.contents(row, lines(), null);
                }
                token = parser.nextToken();
            }
            return rows(lines());
        } catch (JacksonException | SourceException brokenLine) {
            // Spark keeps the good lines; the bad ones are counted when the file is read, and named by their number.
            return JsonInspection.contents(row, lines(), null);
        }
    }

    private Contents document() {
        List<String> members = new ArrayList<>();
        row.members().forEach((name, type) -> {
            if (type.onlyArrayOfObjects()) {
                members.add(name);
            }
        });
        if (members.size() != 1) {
            return rows(new JsonForm(false, null, compression, encoding));
        }
        JsonType inner = row.member(members.get(0)).element();
        JsonForm form = new JsonForm(false, members.get(0), compression, encoding);
        return JsonInspection.contents(inner == null ? new JsonType() : inner, form, null);
    }

    private Contents rows(JsonForm form) {
        return JsonInspection.contents(row, form, rows);
    }

    private JsonForm lines() {
        return new JsonForm(true, null, compression, encoding);
    }

    private boolean lineNamed() {
        String name = file.fileName();
        return name.contains(".jsonl") || name.contains(".ndjson");
    }

    private void value(JsonParser parser, JsonType type) {
        switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, type);
            case START_ARRAY -> {
                requireDepth(parser);
                JsonType element = type.sawArray();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    value(parser, element);
                }
            }
            case VALUE_TRUE, VALUE_FALSE -> type.sawBoolean();
            case VALUE_NUMBER_INT -> {
                if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
                    type.sawBig(parser.getStringLength());
                } else {
                    type.sawWhole();
                }
            }
            case VALUE_NUMBER_FLOAT -> type.sawFraction();
            case VALUE_STRING -> type.sawText(parser.getString());
            default -> {}
        }
    }

    private void object(JsonParser parser, JsonType type) {
        requireDepth(parser);
        type.sawObject();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            JsonType member = type.member(parser.currentName());
            parser.nextToken();
            value(parser, member);
        }
    }

    private void requireDepth(JsonParser parser) {
        if (parser.streamReadContext().getNestingDepth() > MAX_DEPTH) {
            throw unreadable(parser, "nested deeper than " + MAX_DEPTH, "at most that");
        }
    }

    private void requireObject(JsonParser parser, JsonToken token) {
        if (token != JsonToken.START_OBJECT) {
            throw unreadable(parser, "a value that is no object", "objects as rows");
        }
    }

    private void requireEnd(JsonParser parser) {
        if (parser.nextToken() != null) {
            throw unreadable(parser, "more after the array", "one array of objects");
        }
    }

    private void requireSize(JsonParser parser) {
        if (offset(parser.currentLocation()) > limits.maxWholeFileBytes()) {
            throw new SourceException(
                    SourceFailure.TOO_LARGE,
                    shown + ": a JSON document over " + limits.maxWholeFileBytes()
                            + " bytes (expected: one object a line)");
        }
    }

    private static long offset(TokenStreamLocation location) {
        return Math.max(location.getByteOffset(), location.getCharOffset());
    }

    private SourceException unreadable(JsonParser parser, String what, String expected) {
        TokenStreamLocation at = parser.currentTokenLocation();
        return new SourceException(
                SourceFailure.FILE_UNREADABLE,
                shown + ": line " + at.getLineNr() + ", column " + at.getColumnNr() + ": " + what + " (expected: "
                        + expected + ")");
    }

    private SourceException broken(JacksonException e) {
        TokenStreamLocation at = e.getLocation();
        String where = at == null ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr() + ": ";
        if (e instanceof StreamConstraintsException) {
            return new SourceException(
                    SourceFailure.TOO_LARGE,
                    shown + ": " + where + "a name, a number or a text that is too long (expected: names of at most "
                            + MAX_NAME + " characters, numbers of at most " + MAX_DIGITS + ")",
                    e);
        }
        return new SourceException(
                SourceFailure.FILE_UNREADABLE, shown + ": " + where + "broken JSON (expected: valid JSON)", e);
    }
}
