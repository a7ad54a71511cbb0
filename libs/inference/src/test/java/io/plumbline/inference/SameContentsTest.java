package io.plumbline.inference;

import java.util.List;
import java.util.stream.IntStream;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.plumbline.profiling.LocalSpark;
import io.plumbline.statistics.metric.ContainerProfile;
import io.plumbline.statistics.metric.ContainerProfiles;

import static org.assertj.core.api.Assertions.assertThat;

class SameContentsTest {
    private static final String ROWS = "select id, concat('product ', id % 700) label,"
            + " cast(id % 90 + 0.25 as decimal(10,2)) price, sqrt(id) weight, cast(sqrt(id) as float) height,"
            + " timestamp'2024-01-01 08:00:00' + make_dt_interval(0, 0, cast(id * 17 as int)) made,"
            + " if(id % 5 > 0, id % 3 = 0, null) sold, sequence(0, id % 4) tags,"
            + " named_struct('city', concat('c', id % 40), 'zip', 10000 + id) address, cast(label as binary) raw"
            + " from (select id, concat('p', id % 11) label from range(20000))";

    private final ContainerProfile original = profile(LocalSpark.session().sql(ROWS));

    @Test
    void theSameRows_areTheSame_inWhateverOrder() {
        Dataset<Row> copy = LocalSpark.session().sql(ROWS);
        assertThat(different(profile(copy.orderBy(copy.col("label").desc(), copy.col("weight")))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id = if(id = 77, 30000, id)",
                "label = if(id = 77, 'product 1000', label)",
                "price = cast(if(id = 77, 12.34, price) as decimal(10,2))",
                "weight = if(id = 77, 3.5, weight)",
                "height = cast(if(id = 77, 3.5, height) as float)",
                "made = made + if(id = 77, interval '1' hour, interval '0' hour)",
                "sold = if(id = 77, null, sold)",
                "tags = if(id = 77, array(9, 9, 9, 9, 9), tags)",
                "address = if(id = 77, named_struct('city', 'c0', 'zip', 1L), address)",
                "raw = if(id = 77, cast('longer' as binary), raw)",
                "price = cast(price as decimal(11,2))"
            })
    void oneOtherValue_orAnotherType_isSeen(String change) {
        String field = change.substring(0, change.indexOf(' '));
        String expression = change.substring(change.indexOf('=') + 2);
        Dataset<Row> rows = LocalSpark.session().sql(ROWS);
        ContainerProfile changed = profile(rows.withColumn(field, org.apache.spark.sql.functions.expr(expression)));
        assertThat(different(changed)).isNotEmpty().allMatch(path -> path.startsWith(field));
    }

    private List<String> different(ContainerProfile other) {
        return IntStream.range(0, original.fields().size())
                .filter(i -> !SameContents.of(
                        original.fields().get(i), other.fields().get(i)))
                .mapToObj(i -> original.fields().get(i).path())
                .toList();
    }

    private static ContainerProfile profile(Dataset<Row> rows) {
        return ContainerProfiles.of(Table.of("t", rows).measured());
    }
}
