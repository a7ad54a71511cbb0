package io.plumbline.datastore.lookup;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.plumbline.api.Page;
import io.plumbline.api.rule.FieldFamily;
import io.plumbline.api.view.CheckCounts;
import io.plumbline.api.view.FieldBars;
import io.plumbline.api.view.FieldView;
import io.plumbline.api.work.WorkAssignment;
import io.plumbline.api.work.WorkKind;
import io.plumbline.datastore.Samples;
import io.plumbline.datastore.World;
import io.plumbline.events.ContainerId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.command.OverrideContainer;
import io.plumbline.events.command.RunOperation;
import io.plumbline.events.model.ContainerKind;
import io.plumbline.events.model.ContainerOverrides;
import io.plumbline.events.model.Distribution;
import io.plumbline.events.model.FieldProfile;
import io.plumbline.events.model.FieldStatus;
import io.plumbline.events.model.FoundContainer;
import io.plumbline.events.model.FoundField;
import io.plumbline.events.model.HistogramBucket;
import io.plumbline.events.model.Metric;
import io.plumbline.events.model.MetricKind;
import io.plumbline.events.model.OperationType;
import io.plumbline.events.model.ProfileSettings;
import io.plumbline.events.model.TopValue;
import io.plumbline.events.work.FieldsProfiled;

import static org.assertj.core.api.Assertions.assertThat;

class FieldLookupTest {
    private static final DatastoreId DATASTORE = Samples.datastoreId("fields");
    private static final Paging ALL = new Paging(0, 50);

    private final World world = World.inMemory();
    private ContainerId container = new ContainerId("ct_aaaaaaaaaaaaaaaa");

    @BeforeEach
    void profiled() {
        world.command(Samples.register(DATASTORE, "fields", Samples.operationId("catalog"), false));
        catalogued("id:bigint", "who:struct<name:string>", "a.b:double", "kind:string");
        world.command(new RunOperation(
                DATASTORE, Samples.operationId("profile"), OperationType.PROFILE, null, ProfileSettings.DEFAULT));
        WorkAssignment work = world.claimOne(WorkKind.PROFILE);
        container = work.container().containerId();
        world.result(new FieldsProfiled(
                work.workId(),
                work.generation(),
                0,
                List.of(
                        field(0, "id", "bigint", "INTEGRAL", "1", "900", ranges(20), List.of(), null),
                        field(1, "who", "struct<name:string>", "STRUCT", "0.5", null, List.of(), List.of(), null),
                        field(2, "who.name", "string", "STRING", "0.25", "7", List.of(), List.of(), lengths(45))),
                List.of(Samples.check("who.name"))));
        world.result(new FieldsProfiled(
                work.workId(),
                work.generation(),
                1,
                List.of(
                        field(3, "`a.b`", "double", "FRACTIONAL", "0.75", "65", values(65), List.of(), null),
                        field(4, "kind", "string", "STRING", "0.9", "30", words(30), top(25), lengths(3))),
                List.of(Samples.check("id"), Samples.check("`a.b`"))));
        world.result(Samples.finished(work, 2));
    }

    @Test
    void eachField_hasWhatMattersMostOfItsProfile_andItsChecks() {
        List<FieldView> fields = list(FieldLookup.Filter.ALL).items();

        assertThat(fields).extracting(FieldView::name).containsExactly("id", "who", "a.b", "kind");
        FieldView id = fields.get(0);
        assertThat(id.summary().completeness().value()).isEqualTo("1");
        assertThat(id.summary().distinctCount().lower()).isEqualTo("880");
        assertThat(id.summary().mean()).isNull();
        assertThat(id.summary().bars().kind()).isEqualTo(FieldBars.Kind.RANGES);
        assertThat(id.checks()).isEqualTo(new CheckCounts(1, 0, 0));
        assertThat(fields.get(1).checks()).as("that of a field inside").isEqualTo(new CheckCounts(1, 0, 0));
        assertThat(fields.get(2).checks()).isEqualTo(new CheckCounts(1, 0, 0));
        assertThat(fields.get(3).checks()).isEqualTo(CheckCounts.NONE);
        assertThat(fields).allSatisfy(f -> {
            assertThat(f.summary().operationId()).isEqualTo(Samples.operationId("profile"));
            assertThat(f.path()).isNull();
        });
    }

    @Test
    void bars_areFew_andSayWhatTheyStandFor() {
        List<FieldView> fields =
                list(filter(null, null, null, true, FieldLookup.Sort.POSITION)).items();

        FieldBars numbers = fields.get(3).summary().bars();
        assertThat(numbers.kind()).isEqualTo(FieldBars.Kind.RANGES);
        assertThat(numbers.bars()).hasSize(20).first().isEqualTo(new HistogramBucket("0", "3.2", 4));
        assertThat(numbers.bars().stream().mapToLong(HistogramBucket::count).sum())
                .isEqualTo(65);
        FieldBars words = fields.get(4).summary().bars();
        assertThat(words.kind()).isEqualTo(FieldBars.Kind.TOP_VALUES);
        assertThat(words.bars()).hasSize(20).first().isEqualTo(new HistogramBucket("w0", "w0", 50));
        assertThat(words.exact()).isTrue();
        FieldBars lengths = fields.get(2).summary().bars();
        assertThat(lengths.kind()).isEqualTo(FieldBars.Kind.LENGTHS);
        assertThat(lengths.bars()).hasSize(15).last().isEqualTo(new HistogramBucket("42", "44", 3));
    }

    @Test
    void fieldsInsideOfOthers_andThoseThatAreGone_areListedOnDemand() {
        world.clock.pass(java.time.Duration.ofHours(1));
        world.command(new RunOperation(DATASTORE, Samples.operationId("again"), OperationType.CATALOG, null, null));
        catalogued("who:struct<name:string>", "a.b:double");

        assertThat(list(FieldLookup.Filter.ALL).items())
                .extracting(FieldView::name)
                .containsExactly("who", "a.b");
        Page<FieldView> everything =
                list(new FieldLookup.Filter(null, null, null, true, true, FieldLookup.Sort.POSITION, SortOrder.ASC));
        assertThat(everything.items())
                .extracting(FieldView::name, FieldView::within, FieldView::missing)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("who", null, null),
                        org.assertj.core.groups.Tuple.tuple("who.name", "who", null),
                        org.assertj.core.groups.Tuple.tuple("a.b", null, null),
                        org.assertj.core.groups.Tuple.tuple("id", null, true),
                        org.assertj.core.groups.Tuple.tuple("kind", null, true));
    }

    @Test
    void filtersAndSorts_meetWholeLists_notPages() {
        assertThat(names(filter("NA", null, null, true, FieldLookup.Sort.POSITION)))
                .containsExactly("who.name");
        assertThat(names(filter(null, FieldFamily.NUMBER, null, true, FieldLookup.Sort.POSITION)))
                .containsExactly("id", "a.b");
        assertThat(names(filter(null, null, null, true, FieldLookup.Sort.COMPLETENESS)))
                .containsExactly("who.name", "who", "a.b", "kind", "id");
        assertThat(names(filter(null, null, null, true, FieldLookup.Sort.DISTINCT)))
                .as("what wasn't measured comes first")
                .containsExactly("who", "who.name", "kind", "a.b", "id");
        assertThat(names(filter(null, null, null, false, FieldLookup.Sort.CHECKS))
                        .get(0))
                .isEqualTo("kind");
        Page<FieldView> second = new FieldLookup(
                        containers(), world.stores.states(), world.stores.measurements(), world.stores.checks())
                .fields(container, filter(null, null, null, false, FieldLookup.Sort.NAME), new Paging(1, 3));
        assertThat(second.total()).isEqualTo(4);
        assertThat(second.items()).extracting(FieldView::name).containsExactly("who");
    }

    @Test
    void maskedFields_showNoValue() {
        world.command(new OverrideContainer(
                DATASTORE,
                container,
                new ContainerOverrides(null, null, null, false, Map.of(), Map.of("id", FieldStatus.MASKED), null, null),
                0));

        FieldView masked = list(filter(null, null, FieldStatus.MASKED, false, FieldLookup.Sort.POSITION))
                .items()
                .get(0);
        assertThat(masked.name()).isEqualTo("id");
        assertThat(masked.summary().bars()).isNull();
        assertThat(masked.summary().min().value()).isNull();
        assertThat(masked.summary().min().absentReason()).isEqualTo("MASKED");
        assertThat(masked.summary().completeness().value()).isEqualTo("1");
    }

    private void catalogued(String... fields) {
        WorkAssignment catalog = world.claimOne(WorkKind.CATALOG);
        List<FoundField> found = new ArrayList<>();
        for (int i = 0; i < fields.length; i++) {
            String[] field = fields[i].split(":", 2);
            found.add(new FoundField(field[0], i, field[1], field[1], true, null, null));
        }
        FoundContainer people =
                new FoundContainer("people", ContainerKind.FILE, Map.of(), found, null, 10L, 10L, 1, null, null);
        world.result(Samples.found(catalog, 0, people));
        world.result(Samples.finished(catalog, 1));
    }

    private List<String> names(FieldLookup.Filter filter) {
        return list(filter).items().stream().map(FieldView::name).toList();
    }

    private static FieldLookup.Filter filter(
            @Nullable String search,
            @Nullable FieldFamily family,
            @Nullable FieldStatus status,
            boolean nested,
            FieldLookup.Sort sort) {
        return new FieldLookup.Filter(search, family, status, nested, false, sort, SortOrder.ASC);
    }

    private Page<FieldView> list(FieldLookup.Filter filter) {
        return new FieldLookup(containers(), world.stores.states(), world.stores.measurements(), world.stores.checks())
                .fields(container, filter, ALL);
    }

    private ContainerLookup containers() {
        return new ContainerLookup(
                new DatastoreLookup(world.stores.datastores(), world.stores.operations(), world.stores.checks()),
                world.stores.datastores(),
                world.stores.inventories(),
                world.stores.states(),
                world.stores.checks());
    }

    private static FieldProfile field(
            int ordinal,
            String path,
            String sparkType,
            String profiledType,
            String completeness,
            @Nullable String distinct,
            List<HistogramBucket> histogram,
            List<TopValue> top,
            @Nullable Distribution lengths) {
        List<Metric> metrics = new ArrayList<>(List.of(
                new Metric("completeness", MetricKind.DECIMAL, completeness, true, null, null, null, null),
                new Metric("entropy", MetricKind.DECIMAL, "1", true, null, null, null, null),
                new Metric("min", MetricKind.INTEGER, "0", true, null, null, null, null)));
        if (distinct != null) {
            metrics.add(new Metric(
                    "distinctCount", MetricKind.INTEGER, distinct, false, "880", "920", "95 % interval", null));
        }
        return new FieldProfile(
                ordinal,
                path,
                sparkType,
                profiledType,
                metrics,
                top,
                histogram,
                Map.of(),
                lengths == null ? null : Map.of("lengths", lengths),
                null);
    }

    private static List<HistogramBucket> ranges(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new HistogramBucket("" + i, "" + (i + 1), 5))
                .toList();
    }

    private static List<HistogramBucket> values(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new HistogramBucket("" + i, "" + i, 1))
                .toList();
    }

    private static List<HistogramBucket> words(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new HistogramBucket("w" + i, "w" + i, 50 - i))
                .toList();
    }

    private static List<TopValue> top(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new TopValue("w" + i, 50 - i, 50 - i))
                .toList();
    }

    private static Distribution lengths(int count) {
        return new Distribution("VALUES", values(count), null);
    }
}
