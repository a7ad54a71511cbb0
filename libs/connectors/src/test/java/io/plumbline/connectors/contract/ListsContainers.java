package io.plumbline.connectors.contract;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.plumbline.connectors.Capability;
import io.plumbline.connectors.ContainerDescription;
import io.plumbline.connectors.ContainerFacts;
import io.plumbline.connectors.ContainerKind;
import io.plumbline.connectors.FieldDescription;
import io.plumbline.connectors.Listed;
import io.plumbline.connectors.ListingListener;
import io.plumbline.connectors.ListingOptions;
import io.plumbline.connectors.Source;
import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;
import io.plumbline.connectors.SourceListing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Every source lists. */
public interface ListsContainers extends Opens {

    @Test
    default void listing_isRepeatable() {
        try (Source source = source()) {
            assertThat(Listed.of(source).all())
                    .isEqualTo(Listed.of(source).all())
                    .hasSizeGreaterThan(1);
        }
    }

    @Test
    default void listing_reportsItsTotals() {
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
    default void include_narrowsTheListing() {
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
    default void tablesAndViews_areListedApart_andTogetherAreAll() {
        try (Source source = source()) {
            Listed all = Listed.of(source);
            List<String> tables = names(source, true, false);
            List<String> views = names(source, false, true);
            List<String> both = Stream.concat(tables.stream(), views.stream()).toList();
            assertThat(both).doesNotHaveDuplicates().hasSameElementsAs(all.names());
            assertThat(views.isEmpty()).isNotEqualTo(source.capabilities().contains(Capability.READS_VIEWS));
            assertThat(views)
                    .allMatch(name -> all.get(name).kind() == ContainerKind.VIEW
                            || all.get(name).kind() == ContainerKind.MATERIALIZED_VIEW);
            assertThat(names(source, false, false)).isEmpty();
        }
    }

    private static List<String> names(Source source, boolean tables, boolean views) {
        Listed listed = new Listed();
        ListingOptions all = ListingOptions.ALL;
        source.list(
                new ListingOptions(all.include(), all.exclude(), tables, views, all.filePatterns(), all.textOptions()),
                listed);
        return listed.names();
    }

    @Test
    default void cancelledListing_ends() {
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
    default void candidates_areFieldsOfTheirContainer_andSayWhy() {
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
