package io.plumbline.connectors.contract;

import org.junit.jupiter.api.Test;

import io.plumbline.connectors.ContainerDescription;
import io.plumbline.connectors.ReadOptions;
import io.plumbline.connectors.ReadResult;
import io.plumbline.connectors.Session;
import io.plumbline.connectors.Source;

import static org.assertj.core.api.Assertions.assertThat;

/** Every source takes no more than it is allowed to. */
public interface Limits extends Opens {

    @Test
    default void limitOfRows_isKept_andSaid() {
        try (Source source = source()) {
            ContainerDescription container = Opens.described(source, someContainer());
            ReadResult read = source.read(Session.spark(), container.ref(), ReadOptions.ALL.first(7));
            assertThat(read.rows().count()).isEqualTo(7);
            assertThat(read.plan().partial()).isTrue();
            assertThat(read.plan().notes()).contains("at most 7 rows, whichever come first");
        }
    }

    @Test
    default void limitOfRows_beyondWhatAnIntHolds_readsAll() {
        try (Source source = source()) {
            ContainerDescription container = Opens.described(source, someContainer());
            long all = source.read(Session.spark(), container.ref(), ReadOptions.ALL)
                    .rows()
                    .count();
            assertThat(source.read(Session.spark(), container.ref(), ReadOptions.ALL.first(5_000_000_000L))
                            .rows()
                            .count())
                    .isEqualTo(all);
        }
    }

    @Test
    default void limitOfBytes_readsFewerRows_andSaysHowMany() {
        try (Source source = source()) {
            ContainerDescription container = Opens.described(source, someContainer());
            Long stored = container.sizeBytes();
            long few = stored == null ? 200 : stored / 4;
            long all = source.read(Session.spark(), container.ref(), ReadOptions.ALL)
                    .rows()
                    .count();
            ReadResult read = source.read(
                    Session.spark(), container.ref(), ReadOptions.ALL.within(new ReadOptions.Limits(null, few, null)));
            assertThat(read.rows().count()).isBetween(1L, all / 2);
            assertThat(read.plan().partial()).isTrue();
            assertThat(read.plan().notes()).anyMatch(note -> note.contains(few + " bytes"));
            Long bytes = read.plan().bytes();
            assertThat(bytes == null || bytes <= few).isTrue();
        }
    }
}
