package io.plumbline.datastore;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.plumbline.api.view.ForeignKeyView;
import io.plumbline.api.view.ForeignKeyView.Names;
import io.plumbline.api.view.ForeignKeyView.Uniqueness;
import io.plumbline.api.work.WorkAssignment;
import io.plumbline.api.work.WorkKind;
import io.plumbline.datastore.check.Check;
import io.plumbline.datastore.ledger.Change;
import io.plumbline.datastore.lookup.DatastoreLookup;
import io.plumbline.datastore.lookup.ForeignKeyLookup;
import io.plumbline.datastore.lookup.Paging;
import io.plumbline.datastore.reference.ForeignKeys;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.OperationId;
import io.plumbline.events.command.RunOperation;
import io.plumbline.events.model.CatalogSettings;
import io.plumbline.events.model.CheckArchiveReason;
import io.plumbline.events.model.CheckStatus;
import io.plumbline.events.model.ContainerFacts;
import io.plumbline.events.model.ContainerKind;
import io.plumbline.events.model.ContainerOverrides;
import io.plumbline.events.model.FieldProfile;
import io.plumbline.events.model.FieldStatus;
import io.plumbline.events.model.ForeignKey;
import io.plumbline.events.model.FoundContainer;
import io.plumbline.events.model.FoundField;
import io.plumbline.events.model.OperationType;
import io.plumbline.events.model.ProfileSettings;
import io.plumbline.events.model.WorkSummary;
import io.plumbline.events.work.FieldsProfiled;
import io.plumbline.events.work.WorkFinished;
import io.plumbline.figures.ProfileMessages;
import io.plumbline.statistics.metric.ContainerProfiles;
import io.plumbline.statistics.state.FieldShape;
import io.plumbline.statistics.state.FieldState;
import io.plumbline.statistics.state.ProfiledType;
import io.plumbline.statistics.state.StateLimits;
import io.plumbline.statistics.state.ValueDomain;

import static org.assertj.core.api.Assertions.assertThat;

/** Foreign keys from stored states, and the checks that follow from them. */
class ReferencesTest {

    private static final int CUSTOMERS = 3_000;
    private static final int ORDERS = 9_000;

    private final World world = World.inMemory();
    private final AtomicInteger runs = new AtomicInteger();
    private final DatastoreId ds = Samples.datastoreId("references");
    private final ForeignKeyLookup lookup = new ForeignKeyLookup(
            new DatastoreLookup(world.stores.datastores(), world.stores.operations(), world.stores.checks()),
            new ForeignKeys(
                    world.stores.datastores(),
                    world.stores.inventories(),
                    world.stores.states(),
                    world.stores.measurements()));

    @Test
    void foreignKeys_areFoundFromValues_andDeclaredOnesAreToldBesideThem() {
        catalog();
        assertThat(keys()).singleElement().satisfies(key -> {
            assertThat(key.declared()).isTrue();
            assertThat(key.contained()).isNull();
            assertThat(key.why()).contains("nothing is known of the values of sales.orders");
        });
        profile(2, customerOf -> customerOf % CUSTOMERS, false);

        List<ForeignKeyView> keys = keys();
        assertThat(keys)
                .extracting(key -> key.container() + key.fields() + " > " + key.parent() + key.parentFields())
                .containsExactly(
                        "sales.orders[customer_id] > sales.customers[id]",
                        "sales.orders[mail] > sales.customers[email]");
        ForeignKeyView declared = keys.get(0);
        assertThat(declared.declared()).isTrue();
        assertThat(declared.names()).isEqualTo(Names.ALIKE);
        assertThat(declared.parentUnique()).isEqualTo(Uniqueness.PROVEN);
        assertThat(declared.contained().share()).isEqualTo(1);
        assertThat(declared.parentDistinct()).isEqualTo(CUSTOMERS);
        assertThat(declared.contained().lower()).isBetween(0.95, 1.0);
        assertThat(declared.contained().exact()).isFalse();
        assertThat(declared.contained().compared()).isBetween(73, 1_024);
        ForeignKeyView found = keys.get(1);
        assertThat(found.declared()).isFalse();
        assertThat(found.names()).isEqualTo(Names.DIFFERENT);

        decide("sales.customers", Map.of("email", FieldStatus.MASKED));
        assertThat(keys()).hasSize(1);
    }

    @Test
    void aDeclaredForeignKeyThatIsBroken_isToldWithTheShareThatHolds() {
        catalog();
        profile(2, customerOf -> customerOf % (CUSTOMERS * 2), false);
        assertThat(keys()).first().satisfies(key -> {
            assertThat(key.declared()).isTrue();
            assertThat(key.contained().upper()).isLessThan(0.8);
            assertThat(key.contained().lower()).isGreaterThan(0.2);
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRunOfLevelFour_infersReferences_inAnyOrderOfItsContainers(boolean childFirst) {
        catalog();
        profile(4, customerOf -> customerOf % CUSTOMERS, childFirst);
        assertThat(references())
                .extracting(check -> check.fields() + " " + check.standing().status())
                .containsExactlyInAnyOrder("[customer_id] ACTIVE", "[mail] ACTIVE");
        Check check = reference("customer_id");
        assertThat(check.container()).isEqualTo("sales.orders");
        assertThat(check.terms().properties())
                .containsEntry("refContainerId", container("sales.customers"))
                .containsEntry("refField", "id");
        assertThat(check.proposal().check().evidence().lower()).isNotNull();
    }

    @Test
    void references_followLaterRuns_asOtherChecksDo() {
        catalog();
        profile(4, customerOf -> customerOf % CUSTOMERS, true);
        profile(4, customerOf -> customerOf % CUSTOMERS, true);
        assertThat(reference("customer_id").standing().status()).isEqualTo(CheckStatus.ACTIVE);

        profile(4, customerOf -> customerOf % (CUSTOMERS * 2), true);
        assertThat(reference("customer_id").standing().reason()).isEqualTo(CheckArchiveReason.NO_LONGER_HELD);
        assertThat(reference("mail").standing().status()).isEqualTo(CheckStatus.ACTIVE);

        profile(4, customerOf -> customerOf % CUSTOMERS, false);
        assertThat(reference("customer_id").standing().status()).isEqualTo(CheckStatus.ACTIVE);

        profile(2, customerOf -> customerOf % CUSTOMERS, false);
        assertThat(references())
                .allSatisfy(c -> assertThat(c.standing().reason()).isEqualTo(CheckArchiveReason.LEVEL_LOWERED));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCopy_isHeldAgainstItsOriginal_andTheOriginalAgainstNothing(boolean copyFirst) {
        catalog(customers("sales.customers"), customers("sales.customers_old"));
        profile(4, copies(customers(i -> i)), copyFirst);

        assertThat(references()).singleElement().satisfies(check -> {
            assertThat(check.rule()).isEqualTo("dataDiff");
            assertThat(check.container()).isEqualTo("sales.customers_old");
            assertThat(check.fields()).containsExactly("id", "email");
            assertThat(check.terms().properties())
                    .containsEntry("refContainerId", container("sales.customers"))
                    .containsEntry("rowIdentifiers", List.of("id"));
            assertThat(check.standing().status()).isEqualTo(CheckStatus.ACTIVE);
        });
    }

    @Test
    void aCopyThatIsChanged_isACopyNoLonger() {
        catalog(customers("sales.customers"), customers("sales.customers_old"));
        profile(4, copies(customers(i -> i)), true);
        Map<String, Table> changed = new HashMap<>(copies(customers(i -> i)));
        changed.put("sales.customers_old", customers(i -> i == 17 ? CUSTOMERS : i));
        profile(4, changed, true);

        assertThat(references())
                .filteredOn(check -> check.rule().equals("dataDiff"))
                .singleElement()
                .satisfies(check -> assertThat(check.standing().reason()).isEqualTo(CheckArchiveReason.NO_LONGER_HELD));
        assertThat(references())
                .filteredOn(check -> check.rule().equals("existsIn"))
                .extracting(check -> check.container() + check.fields())
                .isEmpty();
    }

    private static Map<String, Table> copies(Table table) {
        return Map.of("sales.customers", table, "sales.customers_old", table);
    }

    private void catalog() {
        catalog(customers("sales.customers"), orders());
    }

    private void catalog(FoundContainer... found) {
        String name = "references-" + runs.incrementAndGet();
        if (world.stores.datastores().find(ds.value()).isEmpty()) {
            world.command(Samples.register(ds, "references", op(name), false));
        } else {
            world.command(
                    new RunOperation(ds, op(name), OperationType.CATALOG, CatalogSettings.of(false, false), null));
        }
        WorkAssignment work = world.claimOne(WorkKind.CATALOG);
        world.result(Samples.found(work, 0, found));
        world.result(Samples.finished(work, 1));
    }

    private static FoundContainer customers(String name) {
        return table(
                name,
                List.of(
                        new FoundField("id", 0, "bigint", "bigint", false, 1, null),
                        new FoundField("email", 1, "text", "string", true, null, null)),
                List.of());
    }

    private static FoundContainer orders() {
        return table(
                "sales.orders",
                List.of(
                        new FoundField("customer_id", 0, "bigint", "bigint", true, null, null),
                        new FoundField("mail", 1, "text", "string", true, null, null),
                        new FoundField("lines", 2, "bigint", "bigint", true, null, null)),
                List.of(new ForeignKey("fk", List.of("customer_id"), "sales.customers", List.of("id"))));
    }

    private static FoundContainer table(String name, List<FoundField> fields, List<ForeignKey> keys) {
        return new FoundContainer(
                name,
                ContainerKind.TABLE,
                Map.of("$table", name),
                fields,
                null,
                100L,
                8_192L,
                null,
                null,
                null,
                new ContainerFacts(keys, List.of(), List.of(), null, List.of(), List.of()),
                null);
    }

    private record Table(long rows, List<FieldProfile> fields) {}

    private static Table customers(IntFunction<Integer> mailOf) {
        return new Table(CUSTOMERS, List.of(numbers(0, "id", CUSTOMERS, i -> i), texts(1, "email", CUSTOMERS, mailOf)));
    }

    private static Table orders(IntFunction<Integer> customerOf) {
        return new Table(
                ORDERS,
                List.of(
                        numbers(0, "customer_id", ORDERS, customerOf),
                        texts(1, "mail", ORDERS, i -> i % CUSTOMERS),
                        numbers(2, "lines", ORDERS, i -> i % 7)));
    }

    private void profile(int level, IntFunction<Integer> customerOf, boolean childFirst) {
        profile(level, Map.of("sales.customers", customers(i -> i), "sales.orders", orders(customerOf)), childFirst);
    }

    private void profile(int level, Map<String, Table> tables, boolean lastFirst) {
        world.clock.pass(Duration.ofSeconds(5));
        OperationId id = op("run-" + runs.incrementAndGet());
        world.command(new RunOperation(ds, id, OperationType.PROFILE, null, new ProfileSettings(List.of(), level)));
        List<WorkAssignment> work = new ArrayList<>(world.claim(WorkKind.PROFILE, 2));
        work.sort(Comparator.comparing(w -> w.container().name()));
        if (lastFirst) {
            Collections.reverse(work);
        }
        for (WorkAssignment item : work) {
            Table table = tables.get(item.container().name());
            world.result(new FieldsProfiled(item.workId(), item.generation(), 0, table.fields(), List.of()));
            world.result(new WorkFinished(
                    item.workId(), item.generation(), 1, new WorkSummary(1, 3, table.rows(), 1, 0), List.of()));
        }
        assertThat(world.operation(id).settled()).isTrue();
    }

    private static FieldProfile numbers(int ordinal, String path, int rows, IntFunction<Integer> value) {
        FieldState state = new FieldState(
                new FieldShape(path, ordinal, "bigint", ProfiledType.INTEGRAL, ValueDomain.LONG, 0, true, false),
                StateLimits.defaults());
        for (int i = 0; i < rows; i++) {
            state.addLong(value.apply(i), 1);
        }
        return ProfileMessages.fieldOf(ContainerProfiles.of(state, rows));
    }

    private static FieldProfile texts(int ordinal, String path, int rows, IntFunction<Integer> value) {
        FieldState state = new FieldState(
                new FieldShape(path, ordinal, "string", ProfiledType.STRING, ValueDomain.TEXT, 0, true, false),
                StateLimits.defaults());
        for (int i = 0; i < rows; i++) {
            byte[] text = ("c" + value.apply(i) + "@example.org").getBytes(StandardCharsets.UTF_8);
            state.addText(text, text.length, 1);
        }
        return ProfileMessages.fieldOf(ContainerProfiles.of(state, rows));
    }

    private void decide(String container, Map<String, FieldStatus> statuses) {
        world.stores
                .states()
                .change(
                        container(container),
                        s -> Change.silent(s.change()
                                .overrides(ContainerOverrides.NONE.with(Map.of(), statuses))
                                .build()));
    }

    private String container(String name) {
        return world.stores.states().of(ds).stream()
                .filter(s -> s.name().equals(name))
                .findFirst()
                .orElseThrow()
                .id()
                .value();
    }

    private List<ForeignKeyView> keys() {
        return lookup.list(ds, null, new Paging(0, 50)).items();
    }

    private List<Check> references() {
        return world.stores.states().of(ds).stream()
                .flatMap(s -> world.stores.checks().of(s.id()).stream())
                .filter(c -> c.rule().equals("existsIn") || c.rule().equals("dataDiff"))
                .toList();
    }

    private Check reference(String field) {
        return references().stream()
                .filter(c -> c.fields().equals(List.of(field)))
                .findFirst()
                .orElseThrow();
    }

    private static OperationId op(String seed) {
        return Samples.operationId("references " + seed);
    }
}
