package io.plumbline.worker.outbound.source;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.plumbline.api.work.ContainerTarget;
import io.plumbline.api.work.ReadStart;
import io.plumbline.connectors.ReadOptions;
import io.plumbline.connectors.ReadPlan;
import io.plumbline.events.ContainerId;
import io.plumbline.events.Ids;
import io.plumbline.events.model.ContainerOverrides;
import io.plumbline.events.model.FieldStatus;
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

    @Test
    void hiddenFields_aStart_andALimitOfEachPart_arePassedOn_andTold() {
        ContainerOverrides overrides = new ContainerOverrides(
                null,
                null,
                null,
                false,
                Map.of(),
                Map.of("mail", FieldStatus.MASKED, "notes", FieldStatus.EXCLUDED, "blob", FieldStatus.EXCLUDED),
                List.of("nightly"));
        ContainerTarget target =
                new ContainerTarget(ID, "orders", Map.of(), null, overrides, new ReadStart("id", "42"));
        ReadOptions wishes = ReadWishes.of(target, perPart(7L), null);
        assertThat(wishes.hidden()).isEqualTo(new ReadOptions.Hidden(Set.of("notes", "blob"), Set.of("mail")));
        assertThat(wishes.start()).isEqualTo(new ReadOptions.Start("id", "42"));
        assertThat(wishes.limits()).isEqualTo(new ReadOptions.Limits(null, null, null, 7L));
        assertThat(ReadWishes.notes(PLAN, target, ProfileSettings.DEFAULT))
                .containsExactly(
                        "as planned",
                        "not read, as users wish: blob, notes",
                        "masked, so that no value of theirs is kept: mail");
    }

    @Test
    void thresholdThatAContainerHasNoFieldFor_isNoted() {
        ProfileSettings later = new ProfileSettings(
                List.of(),
                2,
                null,
                null,
                null,
                null,
                Instant.parse("2026-01-31T12:00:00Z"),
                null,
                null,
                null,
                null,
                null);
        assertThat(ReadWishes.notes(PLAN, target(null), later))
                .containsExactly(
                        "as planned",
                        "read from its first row on, not from the threshold that was asked for: it has no incremental"
                                + " field of dates or times");
    }

    private static final ReadPlan PLAN = new ReadPlan(1, null, null, null, false, List.of("as planned"));

    private static ProfileSettings perPart(long rows) {
        return new ProfileSettings(List.of(), 2, null, null, null, null, null, null, rows, null, null, null);
    }
}
