package io.plumbline.connectors.contract;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.plumbline.connectors.ContainerDescription;
import io.plumbline.connectors.ContainerRef;
import io.plumbline.connectors.Listed;
import io.plumbline.connectors.ReadOptions;
import io.plumbline.connectors.ReadPlan;
import io.plumbline.connectors.ReadResult;
import io.plumbline.connectors.Session;
import io.plumbline.connectors.Source;
import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Every source reads what it listed. */
public interface ReadsContainers extends Opens {

    @Test
    default void everyReadableContainer_isReadUnderTheTypesThatWereListed() {
        try (Source source = source()) {
            for (ContainerDescription container : Listed.of(source).all()) {
                if (container.problem() != null) {
                    continue;
                }
                ReadResult read = source.read(Session.spark(), container.ref(), ReadOptions.ALL);
                assertThat(List.of(read.rows().schema().fields()))
                        .as(container.name())
                        .extracting(f -> f.name() + " " + f.dataType().catalogString())
                        .isEqualTo(container.fields().stream()
                                .map(f -> f.name() + " " + f.sparkType())
                                .toList());
                long rows = read.rows().count();
                if (container.rowCountExact()) {
                    assertThat(rows).as(container.name()).isEqualTo(container.rowCount());
                }
            }
        }
    }

    @Test
    default void reference_survivesTheWayThroughAMessage() {
        try (Source source = source()) {
            ContainerRef ref = Opens.described(source, someContainer()).ref();
            ContainerRef arrived = new ContainerRef(ref.name(), Map.copyOf(ref.locator()));
            assertThat(source.read(Session.spark(), arrived, ReadOptions.ALL)
                            .rows()
                            .count())
                    .isGreaterThan(10);
        }
    }

    @Test
    default void containerThatIsGone_isCalledGone() {
        try (Source source = source()) {
            assertThatThrownBy(() -> source.read(Session.spark(), goneContainer(), ReadOptions.ALL))
                    .isInstanceOfSatisfying(
                            SourceException.class,
                            e -> assertThat(e.failure()).isEqualTo(SourceFailure.CONTAINER_GONE));
        }
    }

    @Test
    default void plan_saysWhatTheReadDoes_andThatAllIsRead() {
        try (Source source = source()) {
            ContainerRef ref = Opens.described(source, someContainer()).ref();
            ReadPlan plan = source.plan(ref, ReadOptions.ALL);
            assertThat(source.read(Session.spark(), ref, ReadOptions.ALL).plan())
                    .isEqualTo(plan);
            assertThat(plan.partial()).isFalse();
            assertThat(plan.splits()).isPositive();
        }
    }

    @Test
    default void cutByAColumnThatIsNotThere_readsAll_andSaysSo() {
        try (Source source = source()) {
            ContainerRef ref = Opens.described(source, someContainer()).ref();
            ReadResult read = source.read(Session.spark(), ref, ReadOptions.ALL.cutBy("no such column"));
            assertThat(read.plan().notes()).anyMatch(note -> note.startsWith("not cut by no such column"));
            assertThat(read.plan().partial()).isFalse();
            assertThat(read.rows().count())
                    .isEqualTo(source.read(Session.spark(), ref, ReadOptions.ALL)
                            .rows()
                            .count());
        }
    }
}
