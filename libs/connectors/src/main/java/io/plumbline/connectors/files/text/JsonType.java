package io.plumbline.connectors.files.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

import io.plumbline.connectors.files.types.TextForm;
import io.plumbline.connectors.files.types.TextType;

/** What the values at one place of a JSON document have been so far. Values that differ in kind are read as their text. */
public final class JsonType {

    private static final int MOST_DIGITS = 38;

    private boolean bool;
    private boolean whole;
    private boolean fraction;
    private boolean big;
    private boolean vast;
    private boolean text;
    private final TextType texts = new TextType();
    private boolean array;
    private boolean object;
    private @Nullable JsonType element;
    private final Map<String, JsonType> members = new LinkedHashMap<>();

    public void sawBoolean() {
        bool = true;
    }

    public void sawWhole() {
        whole = true;
    }

    public void sawFraction() {
        fraction = true;
    }

    /** A whole number beyond 64 bits, of so many digits. */
    public void sawBig(int digits) {
        big = true;
        vast |= digits > MOST_DIGITS;
    }

    public void sawText(String value) {
        text = true;
        texts.add(value);
    }

    public JsonType sawArray() {
        array = true;
        JsonType known = element;
        if (known == null) {
            known = new JsonType();
            element = known;
        }
        return known;
    }

    public void sawObject() {
        object = true;
    }

    public JsonType member(String name) {
        return members.computeIfAbsent(name, n -> new JsonType());
    }

    public Map<String, JsonType> members() {
        return members;
    }

    @Nullable
    public JsonType element() {
        return element;
    }

    public boolean onlyObjects() {
        return object && kinds() == 1;
    }

    public boolean onlyArrayOfObjects() {
        JsonType inner = element;
        return array && kinds() == 1 && inner != null && inner.onlyObjects();
    }

    public void merge(JsonType other) {
        bool |= other.bool;
        whole |= other.whole;
        fraction |= other.fraction;
        big |= other.big;
        vast |= other.vast;
        text |= other.text;
        texts.merge(other.texts);
        object |= other.object;
        if (other.array) {
            JsonType inner = other.element;
            JsonType mine = sawArray();
            if (inner != null) {
                mine.merge(inner);
            }
        }
        other.members.forEach((name, type) -> member(name).merge(type));
    }

    public DataType spark() {
        if (kinds() != 1) {
            return DataTypes.StringType;
        }
        if (bool) {
            return DataTypes.BooleanType;
        }
        if (array) {
            JsonType inner = element;
            return DataTypes.createArrayType(inner == null ? DataTypes.StringType : inner.spark(), true);
        }
        if (object) {
            return members.isEmpty() ? DataTypes.StringType : struct();
        }
        if (text) {
            return moment() ? texts.form().type() : DataTypes.StringType;
        }
        if (big) {
            return vast || fraction ? DataTypes.StringType : DataTypes.createDecimalType(MOST_DIGITS, 0);
        }
        return whole || fraction ? fraction ? DataTypes.DoubleType : DataTypes.LongType : DataTypes.StringType;
    }

    public StructType struct() {
        List<StructField> fields = new ArrayList<>();
        members.forEach((name, type) -> fields.add(DataTypes.createStructField(name, type.spark(), true)));
        return new StructType(fields.toArray(StructField[]::new));
    }

    /** What the document itself calls the type. */
    public String declared() {
        List<String> names = new ArrayList<>();
        if (bool) {
            names.add("boolean");
        }
        if (whole || fraction || big) {
            names.add("number");
        }
        if (text) {
            names.add("string");
        }
        if (array) {
            names.add("array");
        }
        if (object) {
            names.add("object");
        }
        return names.isEmpty() ? "null" : String.join(" or ", names);
    }

    @Nullable
    public String note() {
        if (kinds() > 1) {
            return "values of different kinds, read as text";
        }
        return big && spark().equals(DataTypes.StringType)
                ? "numbers beyond 38 digits, read as text"
                : kinds() == 0 ? "no value seen" : null;
    }

    /** True if every text is a date or a time as ISO 8601 has it; other texts are left as they were written. */
    private boolean moment() {
        TextForm form = texts.form();
        boolean time = form instanceof TextForm.Day || form instanceof TextForm.Moment;
        return time && form.format() == null;
    }

    private int kinds() {
        return (bool ? 1 : 0)
                + (whole || fraction || big ? 1 : 0)
                + (text ? 1 : 0)
                + (array ? 1 : 0)
                + (object ? 1 : 0);
    }
}
