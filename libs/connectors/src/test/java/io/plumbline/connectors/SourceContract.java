package io.plumbline.connectors;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What every source keeps, and what its declared capabilities promise. */
public abstract class SourceContract {

    /** An open source with several containers that can be read. */
    protected abstract Source source();

    /** The name of a container of that source with more than ten rows and at least two columns. */
    protected abstract String someContainer();

    /** A reference to a container that isn't there. */
    protected abstract ContainerRef goneContainer();

    @Test
    void listing_isRepeatable() {
        try (Source source = source()) {
            assertThat(Listed.of(source).all())
                    .isEqualTo(Listed.of(source).all())
                    .hasSizeGreaterThan(1);
        }
    }

    @Test
    void listing_reportsItsTotals() {
        try (Source source = source()) {
            Listed listed = new Listed();
            SourceListing end = source.list(ListingOptions.ALL, listed);
            assertThat(end.containers()).isEqualTo(listed.all().size());
            assertThat((long) end.unreadable())
                    .isEqualTo(listed.all().stream()
                            .filter(c -> c.problem() != null)
                            .count());
        }
    }

    @Test
    void everyReadableContainer_isReadUnderTheTypesThatWereListed() {
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
    void include_narrowsTheListing() {
        try (Source source = source()) {
            Listed listed = new Listed();
            source.list(ListingOptions.ALL.including(someContainer()), listed);
            assertThat(listed.names()).containsExactly(someContainer());
            Listed others = new Listed();
            source.list(ListingOptions.ALL.excluding(someContainer()), others);
            assertThat(others.names()).isNotEmpty().doesNotContain(someContainer());
        }
    }

    @Test
    void reference_survivesTheWayThroughAMessage() {
        try (Source source = source()) {
            ContainerRef ref = Listed.of(source).get(someContainer()).ref();
            ContainerRef arrived = new ContainerRef(ref.name(), Map.copyOf(ref.locator()));
            assertThat(source.read(Session.spark(), arrived, ReadOptions.ALL)
                            .rows()
                            .count())
                    .isGreaterThan(10);
        }
    }

    @Test
    void chosenColumnsAndRows_areAllThatIsRead() {
        try (Source source = source()) {
            assertThat(source.capabilities()).contains(Capability.READS_CHOSEN_COLUMNS);
            ContainerDescription container = Listed.of(source).get(someContainer());
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
    void containerThatIsGone_isCalledGone() {
        try (Source source = source()) {
            assertThatThrownBy(() -> source.read(Session.spark(), goneContainer(), ReadOptions.ALL))
                    .isInstanceOfSatisfying(
                            SourceException.class,
                            e -> assertThat(e.failure()).isEqualTo(SourceFailure.CONTAINER_GONE));
        }
    }

    @Test
    void cancelledListing_ends() {
        try (Source source = source()) {
            ListingListener tired = new ListingListener() {
                @Override
                public void found(ContainerDescription container) {}

                @Override
                public boolean cancelled() {
                    return true;
                }
            };
            assertThatThrownBy(() -> source.list(ListingOptions.ALL, tired))
                    .isInstanceOfSatisfying(
                            SourceException.class, e -> assertThat(e.failure()).isEqualTo(SourceFailure.CANCELLED));
        }
    }

    @Test
    void declaredCapabilities_showInTheListing() {
        try (Source source = source()) {
            List<ContainerDescription> all = Listed.of(source).all();
            assertThat(all.stream().anyMatch(c -> c.rowCount() != null))
                    .isEqualTo(source.capabilities().contains(Capability.COUNTS_ROWS_CHEAPLY));
            assertThat(all.stream().anyMatch(c -> c.kind() == ContainerKind.FILE_PATTERN))
                    .isEqualTo(source.capabilities().contains(Capability.GROUPS_FILES));
            assertThat(all.stream().anyMatch(c -> c.kind() == ContainerKind.VIEW))
                    .isEqualTo(source.capabilities().contains(Capability.READS_VIEWS));
        }
    }

    @Test
    void databases_areListedIfDeclared_andRefusedInWordsIfNot() {
        try (Source source = source()) {
            discovery(source, Capability.LISTS_DATABASES, source::databases);
        }
    }

    @Test
    void schemas_areListedIfDeclared_andRefusedInWordsIfNot() {
        try (Source source = source()) {
            discovery(source, Capability.LISTS_SCHEMAS, source::schemas);
        }
    }

    private static void discovery(Source source, Capability capability, Supplier<List<String>> names) {
        if (source.capabilities().contains(capability)) {
            assertThat(names.get()).isNotEmpty().doesNotHaveDuplicates().isSorted();
        } else {
            assertThatThrownBy(names::get).isInstanceOfSatisfying(SourceException.class, e -> {
                assertThat(e.failure()).isEqualTo(SourceFailure.NOT_SUPPORTED);
                assertThat(e.reason())
                        .isEqualTo(capability.words()
                                + ": not offered by this source (expected: a source that declares " + capability + ")");
            });
        }
    }

    @Test
    void probe_tellsWhatAnswered_andHowFast() {
        try (Source source = source()) {
            Probe probe = source.probe();
            assertThat(probe.product()).isNotBlank();
            assertThat(probe.latency()).isPositive();
            Map<ContainerKind, Long> counts = probe.containers();
            if (counts != null) {
                assertThat(counts.values().stream().mapToLong(Long::longValue).sum())
                        .isEqualTo(Listed.of(source).all().size());
            }
        }
    }

    @Test
    void candidates_areFieldsOfTheirContainer_andSayWhy() {
        try (Source source = source()) {
            for (ContainerDescription container : Listed.of(source).all()) {
                List<String> fields =
                        container.fields().stream().map(FieldDescription::name).toList();
                ContainerFacts facts = container.facts();
                assertThat(facts.partitionCandidates())
                        .allSatisfy(c -> assertThat(fields).contains(c.field()));
                assertThat(facts.incrementalCandidates()).allSatisfy(c -> {
                    assertThat(fields).contains(c.field());
                    assertThat(c.reason()).isNotBlank();
                });
                assertThat(facts.uniqueKeys())
                        .allSatisfy(k -> assertThat(fields).containsAll(k.columns()));
                assertThat(facts.foreignKeys()).allSatisfy(k -> {
                    assertThat(fields).containsAll(k.columns());
                    assertThat(k.referenced()).hasSameSizeAs(k.columns());
                });
            }
        }
    }
}
