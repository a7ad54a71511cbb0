package io.plumbline.connectors.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;

import io.plumbline.connectors.FieldDescription;
import io.plumbline.connectors.Observed;
import io.plumbline.connectors.ReadOptions.WantedType;
import io.plumbline.connectors.ReadWarning;
import io.plumbline.connectors.Retyping;

import static org.apache.spark.sql.functions.col;

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
            Retyping retyping = new Retyping(
                    rows.schema().apply(field.name()).dataType(), DataType.fromDDL(type.type()), type.format());
            Column value = retyping.value(stored);
            observed.add(retyping.misfit(stored));
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
                warnings.add(Retyping.warning(shown, field, totals.get(i)));
            }
        }
        return warnings;
    }
}
