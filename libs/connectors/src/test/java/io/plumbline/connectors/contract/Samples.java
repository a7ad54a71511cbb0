package io.plumbline.connectors.contract;

import java.util.ArrayList;
import java.util.List;

import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

import io.plumbline.connectors.Capability;
import io.plumbline.connectors.ContainerDescription;
import io.plumbline.connectors.ReadOptions;
import io.plumbline.connectors.ReadOptions.Sample;
import io.plumbline.connectors.ReadResult;
import io.plumbline.connectors.Session;
import io.plumbline.connectors.Source;

import static org.assertj.core.api.Assertions.assertThat;

/** {@link Capability#SAMPLES}. */
public interface Samples extends Opens {

    @Test
    default void sample_isTheSameForTheSameSeed_aPartOfTheRows_andSaysSo() {
        try (Source source = source()) {
            assertThat(source.capabilities()).contains(Capability.SAMPLES);
            ContainerDescription container = Opens.described(source, someContainer());
            List<String> all = rows(source, container, ReadOptions.ALL);
            ReadOptions half = ReadOptions.ALL.sampled(new Sample(0.5, 42));

            List<String> once = rows(source, container, half);

            assertThat(rows(source, container, half)).isEqualTo(once);
            List<String> left = new ArrayList<>(all);
            assertThat(once).allMatch(left::remove).hasSizeLessThan(all.size()).isNotEmpty();
            if (all.size() >= 400) {
                assertThat(once).hasSizeBetween(all.size() * 2 / 5, all.size() * 3 / 5);
                assertThat(rows(source, container, ReadOptions.ALL.sampled(new Sample(0.5, 43))))
                        .isNotEqualTo(once);
            }
            ReadResult read = source.read(Session.spark(), container.ref(), half);
            assertThat(read.plan().partial()).isTrue();
            assertThat(read.plan().notes()).anyMatch(note -> note.startsWith("about 50 % of the rows, seed 42"));
            Long expected = read.plan().rows();
            if (expected != null) {
                assertThat(expected).isBetween(all.size() * 2L / 5, all.size() * 3L / 5 + 1);
            }
        }
    }

    @Test
    default void sampleOfAllRows_isAllRows() {
        try (Source source = source()) {
            ContainerDescription container = Opens.described(source, someContainer());
            ReadOptions wanted = ReadOptions.ALL.sampled(new Sample(1, 7));
            assertThat(source.plan(container.ref(), wanted).partial()).isFalse();
            assertThat(rows(source, container, wanted)).isEqualTo(rows(source, container, ReadOptions.ALL));
        }
    }

    @Test
    default void sampleAndLimit_giveTheFirstOfTheSample() {
        try (Source source = source()) {
            ContainerDescription container = Opens.described(source, someContainer());
            List<String> sample = rows(source, container, ReadOptions.ALL.sampled(new Sample(0.5, 42)));
            List<String> first = rows(
                    source,
                    container,
                    ReadOptions.ALL.sampled(new Sample(0.5, 42)).first(3));
            assertThat(first).hasSize(Math.min(3, sample.size()));
            assertThat(sample).containsAll(first);
        }
    }

    private static List<String> rows(Source source, ContainerDescription container, ReadOptions wanted) {
        return source.read(Session.spark(), container.ref(), wanted).rows().collectAsList().stream()
                .map(Row::toString)
                .sorted()
                .toList();
    }
}
