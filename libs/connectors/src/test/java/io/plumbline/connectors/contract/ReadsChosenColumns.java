package io.plumbline.connectors.contract;

import java.util.Map;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

import io.plumbline.connectors.Capability;
import io.plumbline.connectors.ContainerDescription;
import io.plumbline.connectors.FieldDescription;
import io.plumbline.connectors.ReadOptions;
import io.plumbline.connectors.ReadOptions.WantedType;
import io.plumbline.connectors.ReadResult;
import io.plumbline.connectors.Session;
import io.plumbline.connectors.Source;
import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** {@link Capability#READS_CHOSEN_COLUMNS}, which all sources declare, and columns under the types that a user wants. */
public interface ReadsChosenColumns extends Opens {

    @Test
    default void chosenColumnsAndRows_areAllThatIsRead() {
        try (Source source = source()) {
            assertThat(source.capabilities()).contains(Capability.READS_CHOSEN_COLUMNS);
            ContainerDescription container = Opens.described(source, someContainer());
            String second = container.fields().get(1).name();
            String first = container.fields().get(0).name();
            ReadResult read = source.read(
                    Session.spark(),
                    container.ref(),
                    ReadOptions.ALL.of(second, first).first(10));
            Dataset<Row> rows = read.rows();
            assertThat(rows.columns()).containsExactly(second, first);
            assertThat(rows.count()).isEqualTo(10);
            assertThat(read.fields()).extracting(FieldDescription::name).containsExactly(second, first);
        }
    }

    @Test
    default void typeThatAUserWants_isWhatIsRead() {
        try (Source source = source()) {
            ContainerDescription container = Opens.described(source, someContainer());
            String name = StartsFrom.ordered(container).name();
            ReadResult read = source.read(
                    Session.spark(),
                    container.ref(),
                    ReadOptions.ALL.of(name).as(Map.of(name, new WantedType("string", null))));
            assertThat(read.rows().schema().fields()[0].dataType().catalogString())
                    .isEqualTo("string");
            assertThat(read.fields().get(0).sparkType()).isEqualTo("string");
            assertThat(read.rows()
                            .filter(read.rows().col("`" + name + "`").isNotNull())
                            .count())
                    .isPositive();
            assertThat(read.warnings()).isEmpty();
        }
    }

    @Test
    default void columnThatIsNotThere_isRefused() {
        try (Source source = source()) {
            ContainerDescription container = Opens.described(source, someContainer());
            for (ReadOptions wanted : new ReadOptions[] {
                ReadOptions.ALL.of("no such column"),
                ReadOptions.ALL.as(Map.of("no such column", new WantedType("string", null))),
                ReadOptions.ALL.from(new ReadOptions.Start("no such column", "1"))
            }) {
                assertThatThrownBy(() -> source.plan(container.ref(), wanted))
                        .isInstanceOfSatisfying(
                                SourceException.class,
                                e -> assertThat(e.failure()).isEqualTo(SourceFailure.CONTAINER_GONE));
            }
        }
    }
}
