package io.plumbline.connectors.contract;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.plumbline.connectors.Capability;
import io.plumbline.connectors.ContainerDescription;
import io.plumbline.connectors.ContainerKind;
import io.plumbline.connectors.Listed;
import io.plumbline.connectors.Probe;
import io.plumbline.connectors.Source;

import static org.assertj.core.api.Assertions.assertThat;

/** A probe; {@link Capability#LISTS_DATABASES} and {@link Capability#LISTS_SCHEMAS}; and what else shows in a listing. */
public interface Discovers extends Opens {

    @Test
    default void declaredCapabilities_showInTheListing() {
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
    default void databases_areListedIfDeclared_andRefusedInWordsIfNot() {
        try (Source source = source()) {
            Opens.doneOrRefused(source, Capability.LISTS_DATABASES, source::databases);
        }
    }

    @Test
    default void schemas_areListedIfDeclared_andRefusedInWordsIfNot() {
        try (Source source = source()) {
            Opens.doneOrRefused(source, Capability.LISTS_SCHEMAS, source::schemas);
        }
    }

    @Test
    default void probe_tellsWhatAnswered_andHowFast() {
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
}
