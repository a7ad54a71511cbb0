package io.plumbline.connectors;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CapabilityTest {

    /** What a form is told and what an open source declares are the same words. */
    @Test
    void capabilities_areThoseThatTheCatalogueOfConnectorsKnows() {
        assertThat(Stream.of(Capability.values()).map(Enum::name))
                .containsExactlyElementsOf(Stream.of(io.plumbline.connector.spec.Capability.values())
                        .map(Enum::name)
                        .toList());
    }
}
