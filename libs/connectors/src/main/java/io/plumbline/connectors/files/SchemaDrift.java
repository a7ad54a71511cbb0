package io.plumbline.connectors.files;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

import io.plumbline.connectors.files.look.Contents;

/** How the columns of files differ, which of these files can still be one container, and in what words that is told. */
final class SchemaDrift {

    private static final int TOLD = 20;
    private static final int COLUMNS_TOLD = 5;

    private SchemaDrift() {}

    /** The set of names that most files have; the first of those that equally many have. */
    static Set<String> usual(List<Contents> files) {
        Map<Set<String>, Integer> counts = new LinkedHashMap<>();
        files.forEach(c -> counts.merge(new LinkedHashSet<>(c.names()), 1, Integer::sum));
        Set<String> usual = Set.of();
        int most = 0;
        for (Map.Entry<Set<String>, Integer> count : counts.entrySet()) {
            if (count.getValue() > most) {
                most = count.getValue();
                usual = count.getKey();
            }
        }
        return usual;
    }

    /** True if the columns are those of the usual file, or have at least half of all in common with it. */
    static boolean alike(Set<String> usual, Contents file) {
        Set<String> names = new HashSet<>(file.names());
        if (names.equals(usual)) {
            return true;
        }
        Set<String> shared = new HashSet<>(usual);
        shared.retainAll(names);
        int all = usual.size() + names.size() - shared.size();
        return all > 0 && shared.size() * 2 >= all;
    }

    /** The type that holds the values of both; null if there is none. */
    static @Nullable DataType wider(DataType one, DataType other) {
        if (one.asNullable().equals(other.asNullable())) {
            return one.asNullable();
        }
        int a = wholeDigits(one);
        int b = wholeDigits(other);
        if (a > 0 && b > 0) {
            return a > b ? one : other;
        }
        boolean floating = floating(one) && (floating(other) || b > 0) || floating(other) && a > 0;
        if (floating) {
            return DataTypes.DoubleType;
        }
        if ((one instanceof DecimalType || a > 0) && (other instanceof DecimalType || b > 0)) {
            int scale = Math.max(scale(one), scale(other));
            int whole = Math.max(whole(one, a), whole(other, b));
            return whole + scale > DecimalType.MAX_PRECISION()
                    ? null
                    : DataTypes.createDecimalType(whole + scale, scale);
        }
        return null;
    }

    /** Every column that one of the files has, under the widest of its types; null if two types have nothing in common. */
    static @Nullable StructType union(List<StructType> schemas) {
        Map<String, DataType> types = new LinkedHashMap<>();
        for (StructType schema : schemas) {
            for (StructField field : schema.fields()) {
                DataType known = types.get(field.name());
                DataType both = known == null ? field.dataType().asNullable() : wider(known, field.dataType());
                if (both == null) {
                    return null;
                }
                types.put(field.name(), both);
            }
        }
        List<StructField> fields = new ArrayList<>();
        types.forEach((name, type) -> fields.add(DataTypes.createStructField(name, type, true)));
        return new StructType(fields.toArray(StructField[]::new));
    }

    /** One sentence for each file whose columns aren't those of the container. */
    static List<String> told(List<Member> members, StructType merged, Set<String> usual) {
        List<String> told = new ArrayList<>();
        int more = 0;
        for (Member member : members) {
            List<String> words = new ArrayList<>();
            List<String> added =
                    member.names().stream().filter(n -> !usual.contains(n)).toList();
            List<String> missing =
                    usual.stream().filter(n -> !member.names().contains(n)).toList();
            List<String> retyped = new ArrayList<>();
            for (StructField field : member.schema().fields()) {
                DataType type = merged.apply(field.name()).dataType();
                if (retyped(member, field.dataType().asNullable(), type)) {
                    retyped.add(
                            field.name() + " is " + field.dataType().simpleString() + ", not " + type.simpleString());
                }
            }
            say(words, "has besides ", added);
            say(words, "lacks ", missing);
            words.addAll(retyped.subList(0, Math.min(COLUMNS_TOLD, retyped.size())));
            if (!words.isEmpty() && told.size() < TOLD) {
                told.add("columns differ: " + member.file().fileName() + " " + String.join("; ", words));
            } else {
                more += words.isEmpty() ? 0 : 1;
            }
        }
        if (more > 0) {
            told.add("columns differ: " + more + " more files");
        }
        return told;
    }

    /** Types that were found in text differ with every file: only text where others have a type, or the like, is worth a word. */
    private static boolean retyped(Member member, DataType own, DataType merged) {
        if (own.equals(merged)) {
            return false;
        }
        boolean found = member.dialect() != null || member.json() != null;
        return !found || merged.equals(DataTypes.StringType) || own.equals(DataTypes.StringType);
    }

    private static void say(List<String> words, String verb, List<String> columns) {
        if (!columns.isEmpty()) {
            String more = columns.size() > COLUMNS_TOLD ? " and " + (columns.size() - COLUMNS_TOLD) + " more" : "";
            words.add(verb + String.join(", ", columns.subList(0, Math.min(COLUMNS_TOLD, columns.size()))) + more);
        }
    }

    private static boolean floating(DataType type) {
        return type.equals(DataTypes.DoubleType) || type.equals(DataTypes.FloatType);
    }

    /** Decimal digits that any number of the type fits in; 0 if it isn't one of whole numbers. */
    private static int wholeDigits(DataType type) {
        if (type.equals(DataTypes.LongType)) {
            return 19;
        }
        if (type.equals(DataTypes.IntegerType)) {
            return 10;
        }
        return type.equals(DataTypes.ShortType) ? 5 : type.equals(DataTypes.ByteType) ? 3 : 0;
    }

    private static int scale(DataType type) {
        return type instanceof DecimalType decimal ? decimal.scale() : 0;
    }

    private static int whole(DataType type, int digits) {
        return type instanceof DecimalType decimal ? decimal.precision() - decimal.scale() : digits;
    }
}
