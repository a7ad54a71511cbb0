package io.plumbline.connectors.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

import io.plumbline.connectors.FieldDescription;
import io.plumbline.connectors.Observed;
import io.plumbline.connectors.ReadOptions.WantedType;
import io.plumbline.connectors.ReadWarning;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.try_to_timestamp;
import static org.apache.spark.sql.functions.when;

/** Gives columns of a declared type the one that a user wants; values that don't fit are read as null and counted. */
final class Retyped {

    private final String shown;
    private final Observed observed = new Observed();
    private final List<FieldDescription> counted = new ArrayList<>();

    /** @param shown how messages call the container */
    Retyped(String shown) {
        this.shown = shown;
    }

    /** The same rows under the wanted types; once. */
    Dataset<Row> over(Dataset<Row> rows, List<FieldDescription> fields, Map<String, WantedType> wanted) {
        if (wanted.isEmpty()) {
            return rows;
        }
        List<Column> columns = new ArrayList<>();
        for (FieldDescription field : fields) {
            WantedType type = wanted.get(field.name());
            Column stored = col("`" + field.name().replace("`", "``") + "`");
            if (type == null) {
                columns.add(stored);
                continue;
            }
            String format = type.format();
            Column value = format == null
                    ? stored.try_cast(DataType.fromDDL(type.type()))
                    : try_to_timestamp(stored.cast(DataTypes.StringType), lit(format))
                            .cast(DataType.fromDDL(type.type()));
            observed.add(when(stored.isNotNull().and(value.isNull()), lit(1L)));
            counted.add(field);
            columns.add(value.alias(field.name()));
        }
        return observed.over(rows).select(columns.toArray(Column[]::new));
    }

    /** What didn't fit, once an action has ended well. */
    List<ReadWarning> warnings() {
        List<ReadWarning> warnings = new ArrayList<>();
        List<Long> totals = observed.totals();
        for (int i = 0; i < totals.size(); i++) {
            FieldDescription field = counted.get(i);
            if (totals.get(i) > 0) {
                warnings.add(new ReadWarning(
                        "VALUES_UNPARSEABLE",
                        field.name(),
                        totals.get(i),
                        shown + ": column " + field.name() + ": " + totals.get(i) + " values are no "
                                + field.sparkType() + ", read as null"));
            }
        }
        return warnings;
    }
}
