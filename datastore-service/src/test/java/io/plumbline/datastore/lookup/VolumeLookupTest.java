package io.plumbline.datastore.lookup;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.plumbline.api.view.DataVolume;
import io.plumbline.api.work.WorkAssignment;
import io.plumbline.api.work.WorkKind;
import io.plumbline.datastore.Samples;
import io.plumbline.datastore.World;
import io.plumbline.events.ContainerId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.command.RunOperation;
import io.plumbline.events.model.OperationType;
import io.plumbline.events.model.ProfileSettings;
import io.plumbline.events.model.ReadCoverage;
import io.plumbline.events.model.WorkSummary;
import io.plumbline.events.work.WorkFinished;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The clock starts at 2026-11-23T00:00Z. */
class VolumeLookupTest {
    private static final DatastoreId DATASTORE = Samples.datastoreId("volume");
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");

    private final World world = World.inMemory();
    private int operations;

    @BeforeEach
    void catalogued() {
        world.command(Samples.register(DATASTORE, "volume", Samples.operationId("catalog"), false));
        WorkAssignment catalog = world.claimOne(WorkKind.CATALOG);
        world.result(Samples.found(catalog, 0, Samples.table("items"), Samples.table("orders")));
        world.result(Samples.finished(catalog, 1));
    }

    @Test
    void eachDay_hasTheLastProfileUpToItsEnd_carriedForward() {
        world.clock.pass(Duration.ofHours(30));
        profiled("items", 100, 1_000, false);
        profiled("orders", 10, 0, true);
        world.clock.pass(Duration.ofHours(1));
        profiled("items", 120, 1_200, false);
        world.clock.pass(Duration.ofDays(2));
        profiled("items", 90, 900, false);

        DataVolume volume =
                lookup().ofDatastore(DATASTORE, new VolumeLookup.Days(MONDAY, MONDAY.plusDays(3), ZoneOffset.UTC));

        assertThat(volume.zone()).isEqualTo("Z");
        assertThat(volume.days())
                .containsExactly(
                        new DataVolume.Day(MONDAY, 0, 0, 0, null, null, 0),
                        new DataVolume.Day(MONDAY.plusDays(1), 2, 2, 1, 130L, 1_200L, 1),
                        new DataVolume.Day(MONDAY.plusDays(2), 2, 0, 1, 130L, 1_200L, 1),
                        new DataVolume.Day(MONDAY.plusDays(3), 2, 1, 1, 100L, 900L, 1));
        DataVolume one = lookup().ofContainer(id("orders"), new VolumeLookup.Days(null, null, ZoneOffset.UTC));
        assertThat(one.days()).hasSize(30);
        assertThat(one.days().get(29)).isEqualTo(new DataVolume.Day(MONDAY.plusDays(3), 1, 0, 1, 10L, null, 1));
    }

    @Test
    void days_areThoseOfTheZone() {
        world.clock.pass(Duration.ofHours(23));
        profiled("items", 5, 50, false);

        DataVolume there = lookup().ofDatastore(
                        DATASTORE, new VolumeLookup.Days(MONDAY, MONDAY.plusDays(1), ZoneId.of("Europe/Berlin")));
        assertThat(there.days()).extracting(DataVolume.Day::rows).containsExactly(null, 5L);
    }

    @Test
    void whatIsNoRangeOfDays_isRefused_andWhatIsNotThereUnknown() {
        assertThatThrownBy(() -> lookup().ofDatastore(
                                DATASTORE, new VolumeLookup.Days(MONDAY, MONDAY.minusDays(1), ZoneOffset.UTC)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("from: 2026-11-23");
        assertThatThrownBy(() -> lookup().ofDatastore(
                                Samples.datastoreId("nothing"), new VolumeLookup.Days(null, null, ZoneOffset.UTC)))
                .isInstanceOf(UnknownException.class);
    }

    private void profiled(String name, long rows, long bytes, boolean partial) {
        world.command(new RunOperation(
                DATASTORE,
                Samples.operationId("p" + operations++),
                OperationType.PROFILE,
                null,
                new ProfileSettings(List.of(id(name)), 2)));
        WorkAssignment work = world.claimOne(WorkKind.PROFILE);
        world.result(Samples.profiled(work, 0));
        @Nullable ReadCoverage coverage = partial ? new ReadCoverage(true, List.of("some rows")) : null;
        world.result(new WorkFinished(
                work.workId(), work.generation(), 1, new WorkSummary(1, 1, rows, bytes, 0), List.of(), coverage));
    }

    private ContainerId id(String name) {
        return containers().all(DATASTORE).stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow()
                .containerId();
    }

    private VolumeLookup lookup() {
        return new VolumeLookup(datastores(), containers(), world.stores.states(), world.clock);
    }

    private DatastoreLookup datastores() {
        return new DatastoreLookup(world.stores.datastores(), world.stores.operations(), world.stores.checks());
    }

    private ContainerLookup containers() {
        return new ContainerLookup(
                datastores(),
                world.stores.datastores(),
                world.stores.inventories(),
                world.stores.states(),
                world.stores.checks());
    }
}
