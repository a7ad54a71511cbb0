package io.plumbline.worker.outbound.source;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.plumbline.api.work.ContainerTarget;
import io.plumbline.connectors.ReadOptions;
import io.plumbline.events.ContainerId;
import io.plumbline.events.Ids;
import io.plumbline.events.model.ContainerOverrides;
import io.plumbline.events.model.ProfileSettings;
import io.plumbline.events.model.RowSample;

import static org.assertj.core.api.Assertions.assertThat;

class ReadWishesTest {

    private static final ContainerId ID = new ContainerId(ContainerId.PREFIX + Ids.derivedTail("orders"));

    @Test
    void nothingDecided_readsEverything() {
        assertThat(ReadWishes.of(target(null), ProfileSettings.DEFAULT, null)).isEqualTo(ReadOptions.ALL);
    }

    @Test
    void whatUsersAndTheRunWant_isPassedOn() {
        ContainerOverrides overrides = new ContainerOverrides(
                "id", "updated_at", "orders_*.csv", false, Map.of("zip", "string", "born", "date(dd/MM/yyyy)"));
        ProfileSettings settings = new ProfileSettings(List.of(), 2, 1_000L, 2_000L, new RowSample(0.5, 42L));

        assertThat(ReadWishes.of(target(overrides), settings, 3))
                .isEqualTo(new ReadOptions(
                        List.of(),
                        Map.of(
                                "zip",
                                new ReadOptions.WantedType("string", null),
                                "born",
                                new ReadOptions.WantedType("date", "dd/MM/yyyy")),
                        "id",
                        null,
                        new ReadOptions.Sample(0.5, 42),
                        new ReadOptions.Limits(1_000L, 2_000L, 3)));
    }

    private static ContainerTarget target(ContainerOverrides overrides) {
        return new ContainerTarget(ID, "orders", Map.of(), null, overrides);
    }
}
