package io.plumbline.datastore.lookup;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.plumbline.api.Page;
import io.plumbline.api.view.FieldChange;
import io.plumbline.api.view.FieldDiffView;
import io.plumbline.api.view.MetricChange;
import io.plumbline.api.work.WorkAssignment;
import io.plumbline.api.work.WorkKind;
import io.plumbline.datastore.Samples;
import io.plumbline.datastore.World;
import io.plumbline.events.ContainerId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.OperationId;
import io.plumbline.events.command.RunOperation;
import io.plumbline.events.model.FieldProfile;
import io.plumbline.events.model.Metric;
import io.plumbline.events.model.MetricKind;
import io.plumbline.events.model.OperationType;
import io.plumbline.events.model.ProfileSettings;
import io.plumbline.events.work.FieldsProfiled;
import io.plumbline.statistics.state.FieldShape;
import io.plumbline.statistics.state.FieldState;
import io.plumbline.statistics.state.ProfiledType;
import io.plumbline.statistics.state.StateLimits;
import io.plumbline.statistics.state.ValueDomain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

class DiffLookupTest {
    private static final DatastoreId DATASTORE = Samples.datastoreId("diff");
    private static final Paging ALL = new Paging(0, 50);

    private final World world = World.inMemory();
    private ContainerId container = new ContainerId("ct_aaaaaaaaaaaaaaaa");
    private int operations;

    @BeforeEach
    void catalogued() {
        world.command(Samples.register(DATASTORE, "diff", op(), false));
        WorkAssignment catalog = world.claimOne(WorkKind.CATALOG);
        world.result(Samples.found(catalog, 0, Samples.table("orders")));
        world.result(Samples.finished(catalog, 1));
    }

    @Test
    void everyField_isComparedWithTheProfileBefore() {
        OperationId first = profiled(
                field(0, "kept", "bigint", "100", state("kept", 0, 1)),
                field(1, "moved", "bigint", "100", state("moved", 0, 1)),
                field(2, "typed", "int", "100", state("typed", 0, 1)),
                field(3, "gone", "bigint", "100", state("gone", 0, 1)));
        OperationId second = profiled(
                field(0, "typed", "bigint", "100", state("typed", 0, 1)),
                field(1, "kept", "bigint", "100", state("kept", 0, 1)),
                field(2, "moved", "bigint", "110", state("moved", 40, 2)),
                field(3, "fresh", "bigint", "100", null));

        Page<FieldDiffView> page = diff(null, null, null, ALL);

        assertThat(page.items())
                .extracting(FieldDiffView::path, FieldDiffView::change)
                .containsExactly(
                        tuple("typed", FieldChange.TYPE_CHANGED),
                        tuple("kept", FieldChange.SAME),
                        tuple("moved", FieldChange.CHANGED),
                        tuple("fresh", FieldChange.ADDED),
                        tuple("gone", FieldChange.REMOVED));
        assertThat(page.total()).isEqualTo(5);
        assertThat(page.items()).allSatisfy(field -> {
            assertThat(field.from().operationId()).isEqualTo(first);
            assertThat(field.to().operationId()).isEqualTo(second);
        });
        FieldDiffView moved = page.items().get(2);
        assertThat(moved.metrics())
                .extracting(m -> m.name(), m -> m.change(), m -> m.difference())
                .containsExactly(
                        tuple("nullCount", MetricChange.CHANGED, "10"),
                        tuple("distinctCount", MetricChange.WITHIN_BOUNDS, "10"));
        assertThat(moved.drift().level()).isEqualTo("STRONG");
        assertThat(moved.drift().ks().value()).isGreaterThan(0.3);
        assertThat(page.items().get(1).drift().level()).isEqualTo("NONE");
        assertThat(page.items().get(0).fromType()).isEqualTo("int");
        assertThat(page.items().get(0).toType()).isEqualTo("bigint");
        assertThat(page.items().get(3).fromType()).isNull();
        assertThat(page.items().get(4).metrics()).isEmpty();
    }

    @Test
    void pages_andOneField_areCutFromTheSameList() {
        List<FieldProfile> before = new ArrayList<>();
        List<FieldProfile> after = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            before.add(field(i, "f" + (i + 3), "bigint", "1", null));
            after.add(field(i, "f" + i, "bigint", "1", null));
        }
        profiled(before.toArray(FieldProfile[]::new));
        profiled(after.toArray(FieldProfile[]::new));
        List<String> paths = new ArrayList<>();
        for (int page = 0; page < 4; page++) {
            Page<FieldDiffView> part = diff(null, null, null, new Paging(page, 4));
            assertThat(part.total()).isEqualTo(15);
            part.items().forEach(field -> paths.add(field.path() + " " + field.change()));
        }
        assertThat(paths)
                .containsExactly(
                        "f0 ADDED",
                        "f1 ADDED",
                        "f2 ADDED",
                        "f3 SAME",
                        "f4 SAME",
                        "f5 SAME",
                        "f6 SAME",
                        "f7 SAME",
                        "f8 SAME",
                        "f9 SAME",
                        "f10 SAME",
                        "f11 SAME",
                        "f12 REMOVED",
                        "f13 REMOVED",
                        "f14 REMOVED");
        assertThat(diff(null, null, "f12", ALL).items())
                .extracting(FieldDiffView::change)
                .containsExactly(FieldChange.REMOVED);
        assertThat(diff(null, null, "nothing", ALL).items()).isEmpty();
    }

    @Test
    void anyTwoOperations_canBeCompared_inEitherOrder() {
        OperationId first = profiled(field(0, "f", "bigint", "1", null));
        profiled(field(0, "f", "bigint", "2", null));
        OperationId third = profiled(field(0, "f", "bigint", "3", null));
        assertThat(diff(first, third, null, ALL).items().get(0).metrics().get(0).difference())
                .isEqualTo("2");
        assertThat(diff(third, first, null, ALL).items().get(0).metrics().get(0).difference())
                .isEqualTo("-2");
        assertThat(diff(null, third, null, ALL).items().get(0).metrics().get(0).difference())
                .isEqualTo("1");
    }

    @Test
    void statesThatArentThere_orCantBeRead_areAReason() {
        profiled(
                field(0, "none", "bigint", "1", null),
                field(1, "broken", "bigint", "1", "c3RhdGU="),
                field(2, "few", "bigint", "1", state("few", 0, 1, 10)));
        profiled(
                field(0, "none", "bigint", "1", state("none", 0, 1)),
                field(1, "broken", "bigint", "1", state("broken", 0, 1)),
                field(2, "few", "bigint", "1", state("few", 0, 1)));
        assertThat(diff(null, null, null, ALL).items())
                .extracting(FieldDiffView::path, FieldDiffView::driftAbsentReason)
                .containsExactly(
                        tuple("none", "NO_STATE"), tuple("broken", "NO_STATE"), tuple("few", "TOO_FEW_VALUES"));
    }

    @Test
    void whatThereIsNot_isUnknown() {
        assertThatThrownBy(() -> diff(null, null, null, ALL)).isInstanceOf(UnknownException.class);
        OperationId only = profiled(field(0, "f", "bigint", "1", null));
        assertThatThrownBy(() -> diff(null, null, null, ALL))
                .isInstanceOf(UnknownException.class)
                .hasMessageContaining("from: no earlier profile");
        OperationId other = new OperationId("op_aaaaaaaaaaaaaaaa");
        assertThatThrownBy(() -> diff(other, only, null, ALL)).hasMessageContaining("from: " + other);
        container = new ContainerId("ct_bbbbbbbbbbbbbbbb");
        assertThatThrownBy(() -> diff(null, null, null, ALL)).isInstanceOf(UnknownException.class);
    }

    private Page<FieldDiffView> diff(
            @Nullable OperationId from, @Nullable OperationId to, @Nullable String path, Paging paging) {
        ContainerLookup containers = new ContainerLookup(
                new DatastoreLookup(world.stores.datastores(), world.stores.operations(), world.stores.checks()),
                world.stores.datastores(),
                world.stores.inventories(),
                world.stores.states(),
                world.stores.checks());
        return new DiffLookup(containers, world.stores.states(), world.stores.measurements())
                .diff(container, from, to, path, paging);
    }

    private OperationId profiled(FieldProfile... fields) {
        world.clock.pass(Duration.ofHours(1));
        OperationId operation = op();
        world.command(new RunOperation(DATASTORE, operation, OperationType.PROFILE, null, ProfileSettings.DEFAULT));
        WorkAssignment work = world.claimOne(WorkKind.PROFILE);
        container = work.container().containerId();
        world.result(new FieldsProfiled(work.workId(), work.generation(), 0, List.of(fields), List.of()));
        world.result(Samples.finished(work, 1));
        return operation;
    }

    private OperationId op() {
        return Samples.operationId("diff-" + operations++);
    }

    /** With so many nulls, and as many distinct values, give or take 50. */
    private static FieldProfile field(int ordinal, String path, String type, String nulls, @Nullable String state) {
        int distinct = Integer.parseInt(nulls);
        return new FieldProfile(
                ordinal,
                path,
                type,
                "INTEGRAL",
                List.of(
                        new Metric("nullCount", MetricKind.INTEGER, nulls, true, null, null, null, null),
                        new Metric(
                                "distinctCount",
                                MetricKind.INTEGER,
                                Integer.toString(distinct),
                                false,
                                Integer.toString(distinct - 50),
                                Integer.toString(distinct + 50),
                                "of a test",
                                null)),
                List.of(),
                List.of(),
                Map.of(),
                state);
    }

    private static String state(String path, int shift, long seed) {
        return state(path, shift, seed, 5_000);
    }

    private static String state(String path, int shift, long seed, int values) {
        FieldState state = new FieldState(
                new FieldShape(path, 0, "bigint", ProfiledType.INTEGRAL, ValueDomain.LONG, 0, true, false),
                StateLimits.defaults());
        Random random = new Random(seed);
        for (int i = 0; i < values; i++) {
            state.addLong(shift + random.nextInt(100), 1);
        }
        return Base64.getEncoder().encodeToString(state.toBytes());
    }
}
