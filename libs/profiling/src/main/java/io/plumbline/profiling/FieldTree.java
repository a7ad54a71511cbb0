package io.plumbline.profiling;

import java.util.ArrayList;
import java.util.List;

import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;

import io.plumbline.profiling.FieldNode.Kind;
import io.plumbline.statistics.state.FieldShape;
import io.plumbline.statistics.state.ProfiledType;
import io.plumbline.statistics.state.ValueDomain;

/** Lays out the fields of a schema: which states there are, and how a row is walked to fill them. */
final class FieldTree {
    /** The position of a map's keys among its children. */
    static final int KEYS = 0;

    private static final int VALUES = 1;
    private static final int DIGITS_OF_A_LONG = 18;

    private final ProfileOptions options;
    private final List<FieldShape> shapes = new ArrayList<>();
    private final ArrayList<FieldNode> roots = new ArrayList<>();
    private final List<Integer> columns = new ArrayList<>();

    private record Reading(Kind kind, ProfiledType type, ValueDomain domain, int scale) {
        Reading(Kind kind, ProfiledType type, ValueDomain domain) {
            this(kind, type, domain, 0);
        }
    }

    private FieldTree(ProfileOptions options) {
        this.options = options;
    }

    /**
     * Lays out a schema.
     *
     * @throws IllegalArgumentException if it has more fields than the options allow
     */
    static FieldTree of(StructType schema, ProfileOptions options) {
        FieldTree tree = new FieldTree(options);
        StructField[] fields = schema.fields();
        for (int column = 0; column < fields.length; column++) {
            StructField field = fields[column];
            String path = quoted(field.name());
            if (options.excludedFields().contains(path)) {
                continue;
            }
            FieldNode node = tree.add(
                    path, field.dataType(), field.nullable(), tree.columns.size(), 0, Inside.root(path, options));
            tree.roots.add(node);
            tree.columns.add(column);
        }
        return tree;
    }

    /** The name as it stands in a path. */
    static String quoted(String name) {
        boolean plain = !name.isEmpty();
        for (int i = 0; i < name.length() && plain; i++) {
            plain = ".`[]{}".indexOf(name.charAt(i)) < 0;
        }
        return plain ? name : "`" + name.replace("`", "``") + "`";
    }

    /**
     * What a field has from those around it.
     *
     * @param perElement it is inside an array
     * @param masked it, or what it is inside of, is masked
     */
    private record Inside(boolean perElement, boolean masked) {
        static Inside root(String path, ProfileOptions options) {
            return new Inside(false, options.maskedFields().contains(path));
        }

        Inside child(String path, boolean element, ProfileOptions options) {
            return new Inside(
                    perElement || element, masked || options.maskedFields().contains(path));
        }
    }

    private FieldNode add(String path, DataType type, boolean nullable, int position, int depth, Inside inside) {
        Reading reading = reading(type);
        int index = shapes.size();
        if (index >= options.maxFields()) {
            throw new IllegalArgumentException("maxFields: more than " + options.maxFields() + " fields with " + path
                    + " (expected: fewer fields, a smaller maxDepth or a larger maxFields)");
        }
        shapes.add(new FieldShape(
                path,
                index,
                type.catalogString(),
                reading.type,
                reading.domain,
                reading.scale,
                nullable,
                inside.perElement,
                inside.masked));
        FieldNode node = new FieldNode(index, position, type, reading.kind, new ArrayList<>(FieldNode.none()));
        if (depth < options.maxDepth()) {
            addChildren(node, path, depth + 1, inside);
        }
        return node;
    }

    private void addChildren(FieldNode node, String path, int depth, Inside inside) {
        if (node.type() instanceof StructType struct) {
            StructField[] fields = struct.fields();
            for (int i = 0; i < fields.length; i++) {
                String childPath = path + "." + quoted(fields[i].name());
                if (!options.excludedFields().contains(childPath)) {
                    node.children()
                            .add(add(
                                    childPath,
                                    fields[i].dataType(),
                                    fields[i].nullable(),
                                    i,
                                    depth,
                                    inside.child(childPath, false, options)));
                }
            }
        } else if (node.type() instanceof ArrayType array) {
            String childPath = path + "[]";
            if (!options.excludedFields().contains(childPath)) {
                node.children()
                        .add(add(
                                childPath,
                                array.elementType(),
                                array.containsNull(),
                                0,
                                depth,
                                inside.child(childPath, true, options)));
            }
        } else if (node.type() instanceof MapType map) {
            addEntries(node, path + "{key}", map.keyType(), false, KEYS, depth, inside);
            addEntries(node, path + "{value}", map.valueType(), map.valueContainsNull(), VALUES, depth, inside);
        }
    }

    private void addEntries(
            FieldNode map, String path, DataType type, boolean nullable, int position, int depth, Inside inside) {
        if (!options.excludedFields().contains(path)) {
            map.children().add(add(path, type, nullable, position, depth, inside.child(path, true, options)));
        }
    }

    static Kind kindOf(DataType type) {
        return reading(type).kind();
    }

    private static Reading reading(DataType type) {
        if (type instanceof BooleanType) {
            return new Reading(Kind.BOOLEAN, ProfiledType.BOOLEAN, ValueDomain.BOOLEAN);
        } else if (type instanceof ByteType) {
            return new Reading(Kind.BYTE, ProfiledType.INTEGRAL, ValueDomain.LONG);
        } else if (type instanceof ShortType) {
            return new Reading(Kind.SHORT, ProfiledType.INTEGRAL, ValueDomain.LONG);
        } else if (type instanceof IntegerType) {
            return new Reading(Kind.INT, ProfiledType.INTEGRAL, ValueDomain.LONG);
        } else if (type instanceof LongType) {
            return new Reading(Kind.LONG, ProfiledType.INTEGRAL, ValueDomain.LONG);
        } else if (type instanceof FloatType) {
            return new Reading(Kind.FLOAT, ProfiledType.FRACTIONAL, ValueDomain.FLOAT);
        } else if (type instanceof DoubleType) {
            return new Reading(Kind.DOUBLE, ProfiledType.FRACTIONAL, ValueDomain.DOUBLE);
        } else if (type instanceof DecimalType decimal) {
            ProfiledType family = decimal.scale() > 0 ? ProfiledType.FRACTIONAL : ProfiledType.INTEGRAL;
            return decimal.precision() <= DIGITS_OF_A_LONG
                    ? new Reading(Kind.SMALL_DECIMAL, family, ValueDomain.LONG, decimal.scale())
                    : new Reading(Kind.DECIMAL, family, ValueDomain.DECIMAL);
        }
        return readingOfOthers(type);
    }

    private static Reading readingOfOthers(DataType type) {
        if (type instanceof StringType) {
            return new Reading(Kind.STRING, ProfiledType.STRING, ValueDomain.TEXT);
        } else if (type instanceof DateType) {
            return new Reading(Kind.INT, ProfiledType.DATE, ValueDomain.DATE);
        } else if (type instanceof TimestampType) {
            return new Reading(Kind.LONG, ProfiledType.TIMESTAMP, ValueDomain.INSTANT);
        } else if (type instanceof TimestampNTZType) {
            return new Reading(Kind.LONG, ProfiledType.TIMESTAMP, ValueDomain.LOCAL_DATE_TIME);
        } else if (type instanceof BinaryType) {
            return new Reading(Kind.BINARY, ProfiledType.BINARY, ValueDomain.BYTES);
        } else if (type instanceof ArrayType) {
            return new Reading(Kind.ARRAY, ProfiledType.ARRAY, ValueDomain.SIZE);
        } else if (type instanceof MapType) {
            return new Reading(Kind.MAP, ProfiledType.MAP, ValueDomain.SIZE);
        } else if (type instanceof StructType) {
            return new Reading(Kind.STRUCT, ProfiledType.STRUCT, ValueDomain.NONE);
        }
        return new Reading(Kind.PRESENCE, ProfiledType.OTHER, ValueDomain.NONE);
    }

    List<FieldShape> shapes() {
        return shapes;
    }

    /** The top-level fields, by position among the columns that are read. */
    ArrayList<FieldNode> roots() {
        return roots;
    }

    /** Positions in the schema of the columns that are read. */
    List<Integer> columns() {
        return columns;
    }
}
