package io.plumbline.connectors.contract;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

import io.plumbline.connectors.Capability;
import io.plumbline.connectors.ContainerDescription;
import io.plumbline.connectors.FieldDescription;
import io.plumbline.connectors.ReadOptions;
import io.plumbline.connectors.ReadOptions.Start;
import io.plumbline.connectors.ReadResult;
import io.plumbline.connectors.Session;
import io.plumbline.connectors.Source;
import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** {@link Capability#READS_FROM_A_START}. */
public interface StartsFrom extends Opens {

    /** The first field whose values have an order that a read can begin in. */
    static FieldDescription ordered(ContainerDescription container) {
        return container.fields().stream()
                .filter(f -> f.sparkType().matches("(small)?int|bigint|double|decimal.*|date|timestamp(_ntz)?"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    default void readFromAStart_hasTheRowsBeyondIt_andSaysSo() {
        try (Source source = source()) {
            assertThat(source.capabilities()).contains(Capability.READS_FROM_A_START);
            ContainerDescription container = Opens.described(source, someContainer());
            String field = ordered(container).name();
            List<Object> all = values(source, container, ReadOptions.ALL.of(field));
            Object middle = all.get(all.size() / 2);
            ReadOptions wanted = ReadOptions.ALL.of(field).from(new Start(field, spelled(middle)));

            List<Object> read = values(source, container, wanted);

            assertThat(read)
                    .hasSizeLessThan(all.size())
                    .isEqualTo(all.stream().filter(v -> compare(v, middle) > 0).toList());
            ReadResult planned = source.read(Session.spark(), container.ref(), wanted);
            assertThat(planned.plan().partial()).isTrue();
            assertThat(planned.plan().rows()).isNull();
            assertThat(planned.plan().notes())
                    .contains("rows whose " + field + " is greater than " + spelled(middle)
                            + "; rows without a value there are left out");
        }
    }

    @Test
    default void start_comparesAColumnThatIsNotChosen() {
        try (Source source = source()) {
            ContainerDescription container = Opens.described(source, someContainer());
            String field = ordered(container).name();
            String other = container.fields().stream()
                    .map(FieldDescription::name)
                    .filter(name -> !name.equals(field))
                    .findFirst()
                    .orElseThrow();
            List<Object> all = values(source, container, ReadOptions.ALL.of(field));
            Object middle = all.get(all.size() / 2);
            ReadResult read = source.read(
                    Session.spark(),
                    container.ref(),
                    ReadOptions.ALL.of(other).from(new Start(field, spelled(middle))));
            assertThat(read.rows().columns()).containsExactly(other);
            assertThat(read.rows().count())
                    .isEqualTo(all.stream().filter(v -> compare(v, middle) > 0).count());
        }
    }

    @Test
    default void startThatIsNoValueOfItsField_isRefused_withWhatWasExpected() {
        try (Source source = source()) {
            ContainerDescription container = Opens.described(source, someContainer());
            String field = ordered(container).name();
            for (String bad : List.of("", "x", "1e9", "1 OR 1=1", "'; DROP TABLE x; --", "0x10", "NaN", "2026-02-30")) {
                assertThatThrownBy(() -> source.plan(container.ref(), ReadOptions.ALL.from(new Start(field, bad))))
                        .as(bad)
                        .isInstanceOfSatisfying(SourceException.class, e -> {
                            assertThat(e.failure()).isEqualTo(SourceFailure.SETTINGS_INVALID);
                            assertThat(e.reason()).contains("expected: a ", "since " + field + " is ");
                        });
            }
        }
    }

    private static List<Object> values(Source source, ContainerDescription container, ReadOptions wanted) {
        List<Object> values = new ArrayList<>();
        for (Row row :
                source.read(Session.spark(), container.ref(), wanted).rows().collectAsList()) {
            values.add(row.get(0));
        }
        values.removeIf(Objects::isNull);
        values.sort(StartsFrom::compare);
        return values;
    }

    private static int compare(Object one, Object other) {
        return one instanceof Number
                ? new BigDecimal(one.toString()).compareTo(new BigDecimal(other.toString()))
                : Comparator.comparing(Object::toString).compare(one, other);
    }

    private static String spelled(Object value) {
        if (value instanceof Number) {
            return new BigDecimal(value.toString()).toPlainString();
        }
        return value instanceof java.sql.Timestamp time
                ? Instant.ofEpochMilli(time.getTime()).toString()
                : value.toString();
    }
}
