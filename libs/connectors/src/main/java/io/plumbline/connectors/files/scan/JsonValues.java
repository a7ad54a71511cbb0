package io.plumbline.connectors.files.scan;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectWriteContext;

import io.plumbline.connectors.files.look.JsonInspection;
import io.plumbline.connectors.files.types.TextForm;

/** Makes Spark's values of JSON tokens, by the type that is wanted; a value that doesn't fit is null, and told. */
public final class JsonValues {

    private final Map<StructType, Map<String, Integer>> places = new HashMap<>();
    private final Map<DataType, TextForm> forms = new HashMap<>();
    private boolean misfit;
    private boolean broken;

    /** True if a value that was read since this was asked last didn't fit. */
    public boolean misfit() {
        boolean was = misfit;
        misfit = false;
        return was;
    }

    /** True if a text that was read since this was asked last has characters that no encoding has. */
    public boolean undecodable() {
        boolean was = broken;
        broken = false;
        return was;
    }

    /** The value at the parser's current token, which is left at the value's last token. */
    @Nullable
    public Object value(JsonParser parser, DataType type, @Nullable TextForm wanted) {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (type instanceof StructType struct) {
            return token == JsonToken.START_OBJECT ? row(parser, struct) : misfit(parser);
        }
        if (type instanceof ArrayType array) {
            return token == JsonToken.START_ARRAY ? array(parser, array) : misfit(parser);
        }
        if (type.equals(DataTypes.StringType)) {
            return text(token.isStructStart() ? copied(parser) : parser.getString());
        }
        if (token.isStructStart()) {
            return misfit(parser);
        }
        boolean number = token.isNumeric();
        boolean typed = number
                ? type instanceof org.apache.spark.sql.types.NumericType
                : token.isBoolean() == type.equals(DataTypes.BooleanType);
        if (!typed && wanted == null) {
            return misfit(parser);
        }
        TextForm form =
                wanted != null ? wanted : forms.computeIfAbsent(type, t -> TextForm.of(t.catalogString(), null));
        String text = parser.getString();
        Object value = text.isBlank() ? null : form.parse(text);
        boolean infinite = value instanceof Double d && d.isInfinite() && text.charAt(text.length() - 1) <= '9';
        if (value == null && !text.isBlank() || infinite) {
            misfit = true;
            return null;
        }
        return value;
    }

    private GenericInternalRow row(JsonParser parser, StructType struct) {
        Map<String, Integer> known = places.computeIfAbsent(struct, JsonValues::places);
        @Nullable Object[] values = new @Nullable Object[struct.size()];
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            Integer place = known.get(parser.currentName());
            parser.nextToken();
            if (place == null) {
                parser.skipChildren();
            } else {
                values[place] = value(parser, struct.fields()[place].dataType(), null);
            }
        }
        return new GenericInternalRow(values);
    }

    private GenericArrayData array(JsonParser parser, ArrayType array) {
        List<@Nullable Object> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            values.add(value(parser, array.elementType(), null));
        }
        return new GenericArrayData(values.toArray());
    }

    private UTF8String text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\uFFFD') {
                broken = true;
            } else if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                broken |= !pair;
                i += pair ? 1 : 0;
            }
        }
        return UTF8String.fromString(text);
    }

    private @Nullable Object misfit(JsonParser parser) {
        misfit = true;
        parser.skipChildren();
        return null;
    }

    private static String copied(JsonParser parser) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = JsonInspection.JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            generator.copyCurrentStructure(parser);
        }
        return text.toString();
    }

    private static Map<String, Integer> places(StructType struct) {
        Map<String, Integer> places = new HashMap<>();
        StructField[] fields = struct.fields();
        for (int i = 0; i < fields.length; i++) {
            places.put(fields[i].name(), i);
        }
        return places;
    }
}
