package io.plumbline.connectors.contract;

import java.util.List;
import java.util.function.Supplier;

import io.plumbline.connectors.Capability;
import io.plumbline.connectors.ContainerDescription;
import io.plumbline.connectors.ContainerRef;
import io.plumbline.connectors.Listed;
import io.plumbline.connectors.Source;
import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What each part of the contract needs of a test: a source that is really there. */
public interface Opens {

    /** An open source with several containers that can be read. */
    Source source();

    /** The name of a container of that source with more than ten rows and at least two columns, one of them of numbers or dates. */
    String someContainer();

    /** A reference to a container that isn't there. */
    ContainerRef goneContainer();

    /** How {@link #someContainer} is described. */
    static ContainerDescription described(Source source, String name) {
        return Listed.of(source).get(name);
    }

    /** That what isn't declared is refused in its own words, and that what is declared is done. */
    static void doneOrRefused(Source source, Capability capability, Supplier<List<String>> names) {
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
}
