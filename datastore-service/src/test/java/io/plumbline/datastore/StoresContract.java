package io.plumbline.datastore;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.plumbline.api.Page;
import io.plumbline.api.view.CatalogChanges;
import io.plumbline.api.view.ContainerView;
import io.plumbline.api.view.DatastoreCounters;
import io.plumbline.api.view.DatastoreView;
import io.plumbline.api.view.EffectiveSetting;
import io.plumbline.api.view.FieldProfileView;
import io.plumbline.api.view.GroupView;
import io.plumbline.api.view.OperationRef;
import io.plumbline.api.view.PartView;
import io.plumbline.api.view.RelationsView;
import io.plumbline.api.work.HeartbeatRequest;
import io.plumbline.api.work.KnownParts;
import io.plumbline.api.work.PartStateRef;
import io.plumbline.api.work.PartStatesAnswer;
import io.plumbline.api.work.PartStatesRequest;
import io.plumbline.api.work.ReadStart;
import io.plumbline.api.work.ReleaseRequest;
import io.plumbline.api.work.WorkAssignment;
import io.plumbline.api.work.WorkKind;
import io.plumbline.api.work.WorkProgress;
import io.plumbline.api.work.WorkStatus;
import io.plumbline.datastore.inventory.ContainerSnapshot;
import io.plumbline.datastore.ledger.Change;
import io.plumbline.datastore.ledger.CrashPoint;
import io.plumbline.datastore.ledger.PendingMessages;
import io.plumbline.datastore.lookup.ConnectionLookup;
import io.plumbline.datastore.lookup.ContainerLookup;
import io.plumbline.datastore.lookup.DatastoreLookup;
import io.plumbline.datastore.lookup.FieldLookup;
import io.plumbline.datastore.lookup.ForeignKeyLookup;
import io.plumbline.datastore.lookup.GroupLookup;
import io.plumbline.datastore.lookup.Paging;
import io.plumbline.datastore.lookup.PartLookup;
import io.plumbline.datastore.lookup.ProfileLookup;
import io.plumbline.datastore.lookup.RangeLookup;
import io.plumbline.datastore.lookup.RelationLookup;
import io.plumbline.datastore.lookup.SortOrder;
import io.plumbline.datastore.lookup.UnknownException;
import io.plumbline.datastore.measurement.ContainerState;
import io.plumbline.datastore.measurement.FieldKeys;
import io.plumbline.datastore.measurement.FieldSummary;
import io.plumbline.datastore.measurement.NewestParts;
import io.plumbline.datastore.measurement.StoredProfile;
import io.plumbline.datastore.operation.Operation;
import io.plumbline.datastore.operation.OperationQuery;
import io.plumbline.datastore.operation.StaleClaimException;
import io.plumbline.datastore.operation.WorkItem;
import io.plumbline.datastore.operation.WorkRules;
import io.plumbline.datastore.reference.ForeignKeys;
import io.plumbline.datastore.registry.Datastore;
import io.plumbline.datastore.registry.NameTakenException;
import io.plumbline.datastore.registry.SharedConnection;
import io.plumbline.events.ConnectionId;
import io.plumbline.events.ConnectionTestId;
import io.plumbline.events.ContainerId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.Envelope;
import io.plumbline.events.Ids;
import io.plumbline.events.Message;
import io.plumbline.events.OperationId;
import io.plumbline.events.WorkId;
import io.plumbline.events.command.AskSource;
import io.plumbline.events.command.CancelOperation;
import io.plumbline.events.command.IssueToken;
import io.plumbline.events.command.OverrideContainer;
import io.plumbline.events.command.RegisterConnection;
import io.plumbline.events.command.RegisterDatastore;
import io.plumbline.events.command.RemoveConnection;
import io.plumbline.events.command.RemoveDatastore;
import io.plumbline.events.command.RevokeToken;
import io.plumbline.events.command.RunOperation;
import io.plumbline.events.command.TestConnection;
import io.plumbline.events.command.UpdateConnection;
import io.plumbline.events.command.UpdateDatastore;
import io.plumbline.events.fact.ConnectionRejected;
import io.plumbline.events.fact.ConnectionRemoved;
import io.plumbline.events.fact.ConnectionTested;
import io.plumbline.events.fact.ConnectionUpdated;
import io.plumbline.events.fact.ContainerOverridden;
import io.plumbline.events.fact.ContainerProfiled;
import io.plumbline.events.fact.DatastoreRejected;
import io.plumbline.events.fact.OperationFinished;
import io.plumbline.events.fact.SourceAnswered;
import io.plumbline.events.model.CatalogSettings;
import io.plumbline.events.model.ConnectionProblem;
import io.plumbline.events.model.ConnectionTestOutcome;
import io.plumbline.events.model.ContainerFacts;
import io.plumbline.events.model.ContainerKind;
import io.plumbline.events.model.ContainerOverrides;
import io.plumbline.events.model.Discovery;
import io.plumbline.events.model.Failure;
import io.plumbline.events.model.FailureCode;
import io.plumbline.events.model.FieldCandidate;
import io.plumbline.events.model.FieldProfile;
import io.plumbline.events.model.FieldStatus;
import io.plumbline.events.model.ForeignKey;
import io.plumbline.events.model.FoundContainer;
import io.plumbline.events.model.GroupValue;
import io.plumbline.events.model.GroupedField;
import io.plumbline.events.model.Metric;
import io.plumbline.events.model.NameList;
import io.plumbline.events.model.OperationStatus;
import io.plumbline.events.model.OperationType;
import io.plumbline.events.model.PartStateSlice;
import io.plumbline.events.model.PartSumRef;
import io.plumbline.events.model.PartsSummary;
import io.plumbline.events.model.PlanTotals;
import io.plumbline.events.model.Preflight;
import io.plumbline.events.model.ProfileGroup;
import io.plumbline.events.model.ProfilePart;
import io.plumbline.events.model.ProfileSettings;
import io.plumbline.events.model.ReadCoverage;
import io.plumbline.events.model.Relation;
import io.plumbline.events.model.RelationKind;
import io.plumbline.events.model.RelationSearch;
import io.plumbline.events.model.Role;
import io.plumbline.events.model.RowSample;
import io.plumbline.events.model.SourceAnswer;
import io.plumbline.events.model.SourceQuestion;
import io.plumbline.events.model.UniqueKey;
import io.plumbline.events.model.WorkSummary;
import io.plumbline.events.work.ConnectionProbed;
import io.plumbline.events.work.ContainersFound;
import io.plumbline.events.work.FieldsProfiled;
import io.plumbline.events.work.GroupsProfiled;
import io.plumbline.events.work.PartsProfiled;
import io.plumbline.events.work.RelationsFound;
import io.plumbline.events.work.SourceReplied;
import io.plumbline.events.work.WorkFailed;
import io.plumbline.events.work.WorkFinished;
import io.plumbline.figures.ProfileMessages;
import io.plumbline.statistics.metric.ContainerProfiles;
import io.plumbline.statistics.state.FieldShape;
import io.plumbline.statistics.state.FieldState;
import io.plumbline.statistics.state.KeptPart;
import io.plumbline.statistics.state.MeasuredPart;
import io.plumbline.statistics.state.PartSum;
import io.plumbline.statistics.state.ProfiledType;
import io.plumbline.statistics.state.StateLimits;
import io.plumbline.statistics.state.ValueDomain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What every store must do, shown through the work packages over it. Each test has datastores of its own. */
abstract class StoresContract {

    private final String run = UUID.randomUUID().toString();
    TestClock clock;
    Stores stores;
    World world;

    abstract Stores stores(TestClock clock);

    @BeforeEach
    void open() {
        clock = new TestClock();
        stores = stores(clock);
        world = new World(stores, clock, WorkRules.DEFAULT, CrashPoint.NONE);
    }

    @Test
    void everyRecord_isReadAsItWasWritten() {
        DatastoreId ds = catalogued("roundtrip", true, Samples.table("a.b$c%d"), Samples.table("ünï \"q\""));
        WorkAssignment work = world.claimOne(WorkKind.PROFILE);
        assertThat(work.container().locator())
                .containsEntry("schema.name", "public")
                .containsEntry("$table", work.container().name());
        world.results.handle(Samples.profiled(work, 0));
        world.results.handle(Samples.profiled(work, 1));
        world.results.handle(Samples.finished(work, 2));
        Datastore datastore = stores.datastores().find(ds.value()).orElseThrow();
        assertThat(datastore.properties()).containsEntry("port", 5432);
        ContainerState state =
                stores.states().find(work.container().containerId().value()).orElseThrow();
        assertThat(stores.measurements().fields(state.profile().key(), 0, 10))
                .containsExactly(
                        Samples.fieldProfile(0, work.generation()), Samples.fieldProfile(1, work.generation()));
        assertThat(stores.measurements().fields(state.profile().key(), Set.of(1, 7)))
                .containsExactly(Samples.fieldProfile(1, work.generation()));
        assertThat(stores.measurements().paths(state.profile())).containsExactly("c0", "c1");
        assertThat(stores.measurements().summaries(state.profile()))
                .isEqualTo(stores.measurements().fields(state.profile().key(), 0, 2).stream()
                        .map(FieldSummary::of)
                        .toList());
        assertThat(stores.measurements().checks(state.profile()))
                .extracting(c -> c.check())
                .containsExactly(Samples.check("c0"), Samples.check("c1"));
        assertThat(stores.measurements()
                        .named(stores.measurements()
                                .checks(state.profile())
                                .get(1)
                                .checkId()))
                .hasSize(1);
        assertThat(stores.inventories().of(datastore.inventory().key()))
                .extracting(c -> c.found())
                .containsExactly(Samples.table("a.b$c%d"), Samples.table("ünï \"q\""));
    }

    @Test
    void replace_refusesAStaleVersion() {
        DatastoreId ds = registered("stale", null);
        Datastore read = stores.datastores().find(ds.value()).orElseThrow();
        assertThat(stores.datastores().replace(read.change().description("x").build(), List.of()))
                .isTrue();
        assertThat(stores.datastores().replace(read.change().description("y").build(), List.of()))
                .isFalse();
        assertThat(stores.datastores().find(ds.value()).orElseThrow().description())
                .isEqualTo("x");
    }

    @Test
    void names_areUnique_withoutRegardToCase_untilTheDatastoreIsRemoved() {
        DatastoreId first = registered("Unique", null);
        DatastoreId second = Samples.datastoreId(run + "second");
        OperationId promised = op("promised");
        world.command(Samples.register(second, run + "UNIQUE", promised, false));
        assertThat(stores.datastores().find(second.value())).isEmpty();
        assertThat(world.operation(promised).failure().code()).isEqualTo(FailureCode.NAME_TAKEN);
        Datastore other =
                stores.datastores().find(registered("other", null).value()).orElseThrow();
        assertThatThrownBy(() -> stores.datastores()
                        .replace(
                                other.change()
                                        .nameKey((run + "unique").toLowerCase())
                                        .build(),
                                List.of()))
                .isInstanceOf(NameTakenException.class);
        world.command(new RemoveDatastore(first));
        world.command(Samples.register(Samples.datastoreId(run + "third"), run + "unique", null, false));
        assertThat(stores.datastores().find(Samples.datastoreId(run + "third").value()))
                .isPresent();
    }

    @Test
    void pendingMessages_areKeptInOrder_untilTheyArePublished() {
        DatastoreId ds = registered("pending", null);
        world.command(new UpdateDatastore(ds, null, "new", null, null, 1));
        PendingMessages pending = pending("datastores");
        List<Envelope<?>> messages = pending.pendingOf(ds.value());
        assertThat(messages).extracting(e -> e.header().sequence()).containsExactly(1L, 2L);
        assertThat(pending.idsWithPending(1_000)).contains(ds.value());
        pending.published(ds.value(), List.of(messages.get(0).header().id()));
        assertThat(pending.pendingOf(ds.value())).containsExactly(messages.get(1));
        pending.published(ds.value(), List.of(messages.get(1).header().id(), "unknown"));
        assertThat(pending.idsWithPending(1_000)).doesNotContain(ds.value());
        assertThat(pending.pendingOf("unknown")).isEmpty();
    }

    @Test
    void update_isRefused_ifStale_orAimedElsewhereWithoutItsSecret() {
        DatastoreId ds = registered("update", null);
        Map<String, Object> moved = Map.of("host", "evil.example", "port", 5432, "user", "reader");
        Map<String, Object> same = Map.of("host", "db.example", "port", 5432, "user", "reader", "schema", "s");
        world.command(new UpdateDatastore(ds, null, null, moved, null, 1));
        world.command(new UpdateDatastore(ds, null, null, same, null, 7));
        assertThat(world.facts(DatastoreRejected.class).stream()
                        .filter(f -> f.datastoreId().equals(ds))
                        .map(f -> f.failure().code()))
                .containsExactly(FailureCode.SECRET_NEEDED_AGAIN, FailureCode.STALE_REVISION);
        Envelope<Message> fits = Samples.command(new UpdateDatastore(ds, null, null, same, null, 1));
        world.intake.handle(fits);
        world.intake.handle(fits);
        world.command(new UpdateDatastore(ds, null, null, moved, Map.of("password", "new"), 2));
        Datastore datastore = stores.datastores().find(ds.value()).orElseThrow();
        assertThat(datastore.revision()).isEqualTo(3);
        assertThat(datastore.properties()).containsEntry("host", "evil.example");
        assertThat(datastore.secrets().get("password").sealed()).isEqualTo("new");
    }

    @Test
    void claims_areFair_limited_andOnlyWhenDue() {
        DatastoreId big = catalogued("big", true, tables(6));
        DatastoreId small = catalogued("small", true, tables(1));
        List<WorkAssignment> claimed = world.claim(WorkKind.PROFILE, 10);
        assertThat(claimed.stream().filter(a -> a.datastoreId().equals(big))).hasSize(4);
        assertThat(claimed.subList(0, 2))
                .extracting(WorkAssignment::datastoreId)
                .contains(small);
        WorkAssignment first = claimed.get(0);
        world.results.handle(failed(first, FailureCode.CONNECTION_LOST));
        assertThat(item(first).status()).isEqualTo(WorkStatus.QUEUED);
        assertThat(item(first).notBefore()).isAfter(clock.instant());
        assertThatThrownBy(() -> beat(first)).isInstanceOf(StaleClaimException.class);
    }

    @Test
    void lostWorkers_areTriedThreeTimes_thenTheOperationFails() {
        DatastoreId ds = registered("lost", op("lost"));
        for (int attempt = 1; attempt <= 3; attempt++) {
            WorkAssignment work = world.claimOne(WorkKind.CATALOG);
            assertThat(work.attempt()).isEqualTo(attempt);
            clock.pass(Duration.ofSeconds(31));
            world.watch();
            clock.pass(Duration.ofSeconds(60));
        }
        Operation operation = world.operation(op("lost"));
        assertThat(operation.status()).isEqualTo(OperationStatus.FAILED);
        assertThat(operation.failure().code()).isEqualTo(FailureCode.WORKER_LOST);
        assertThat(operation.failure().message()).contains("w1").contains("tried 3 times");
        assertThat(stores.datastores()
                        .find(ds.value())
                        .orElseThrow()
                        .lastCatalog()
                        .status())
                .isEqualTo(OperationStatus.FAILED);
    }

    @Test
    void leases_getOneMorePeriod_afterARestart() {
        registered("restart", op("restart"));
        WorkAssignment work = world.claimOne(WorkKind.CATALOG);
        clock.pass(Duration.ofMinutes(10));
        world.restart();
        world.watch();
        assertThat(item(work).status()).isEqualTo(WorkStatus.RUNNING);
        assertThat(beat(work)).isEqualTo(WorkStatus.RUNNING);
    }

    @Test
    void cancelledProfile_showsNothing_notEvenWhatWasDone() {
        DatastoreId ds = catalogued("cancel", true, tables(3));
        List<WorkAssignment> claimed = world.claim(WorkKind.PROFILE, 2);
        WorkAssignment done = claimed.get(0);
        profile(done);
        assertThat(state(done).profile()).isNotNull();
        world.command(new CancelOperation(ds, done.operationId()));
        assertThat(world.operation(done.operationId()).status()).isEqualTo(OperationStatus.RUNNING);
        assertThat(world.leases
                        .heartbeat(
                                claimed.get(1).workId(),
                                new HeartbeatRequest("w1", claimed.get(1).generation(), WorkProgress.NONE))
                        .cancelRequested())
                .isTrue();
        clock.pass(Duration.ofSeconds(11));
        world.watch();
        assertThat(world.operation(done.operationId()).status()).isEqualTo(OperationStatus.CANCELLED);
        assertThat(world.operation(done.operationId()).cancelRequestedBy())
                .isEqualTo(Samples.header().actor());
        assertThat(state(done).profile()).isNull();
        profile(claimed.get(1));
        assertThat(stores.states().find(claimed.get(1).container().containerId().value()))
                .isEmpty();
        assertThat(world.facts(OperationFinished.class).stream()
                        .filter(f -> f.operationId().equals(done.operationId())))
                .hasSize(1);
    }

    @Test
    void partialFailure_succeedsWithWarnings_namingContainerAndReason() {
        DatastoreId ds = catalogued("partial", true, tables(2));
        List<WorkAssignment> claimed = world.claim(WorkKind.PROFILE, 2);
        profile(claimed.get(0));
        world.results.handle(failed(claimed.get(1), FailureCode.PERMISSION_DENIED));
        Operation operation = world.operation(claimed.get(0).operationId());
        assertThat(operation.status()).isEqualTo(OperationStatus.SUCCEEDED_WITH_WARNINGS);
        assertThat(operation.warnings()).hasSize(1);
        assertThat(operation.warnings().get(0).container())
                .isEqualTo(claimed.get(1).container().name());
        Datastore datastore = stores.datastores().find(ds.value()).orElseThrow();
        assertThat(datastore.counters().containersProfiled()).isEqualTo(1);
        assertThat(datastore.counters().checks()).isEqualTo(2);
        assertThat(world.facts(ContainerProfiled.class).stream()
                        .filter(f -> f.datastoreId().equals(ds)))
                .hasSize(1);
    }

    @Test
    void catalogAgain_tellsTheDifference_andKeepsWhatIsMissing_unlessPruned() {
        DatastoreId ds = catalogued("diff", false, Samples.table("a"), Samples.table("b"), Samples.table("c"));
        Operation again = catalog(ds, "again", false, Samples.table("a"), Samples.table("b", 3), Samples.table("d"));
        assertThat(again.changes().addedNames()).containsExactly("d");
        assertThat(again.changes().changedNames()).containsExactly("b");
        assertThat(again.changes().removedNames()).containsExactly("c");
        assertThat(stores.datastores().find(ds.value()).orElseThrow().counters().missingContainers())
                .isEqualTo(1);
        catalog(ds, "pruned", true, Samples.table("a"));
        assertThat(stores.datastores().find(ds.value()).orElseThrow().counters().containers())
                .isEqualTo(1);
        clock.pass(Duration.ofHours(2));
        assertThat(world.sweep.sweep()).isGreaterThanOrEqualTo(2);
        assertThat(stores.inventories()
                        .of(stores.datastores()
                                .find(ds.value())
                                .orElseThrow()
                                .inventory()
                                .key()))
                .hasSize(1);
    }

    @Test
    void aContainerOfManyFields_isWholeAgain_inPiecesFromAWorkerAndWhenItIsGone() {
        FoundContainer wide = Samples.table("wide", 5_000);
        DatastoreId ds = catalogued("wide", false, wide.piece(2_500, 5_000), Samples.table("a"), wide.piece(0, 2_500));
        assertThat(visible(ds)).containsExactly(Samples.table("a"), wide);
        assertThat(counters(ds).containers()).isEqualTo(2);
        catalog(ds, "narrower", false, Samples.table("a"));
        assertThat(visible(ds)).containsExactly(Samples.table("a"), wide);
        assertThat(counters(ds).missingContainers()).isEqualTo(1);
    }

    @Test
    void profileBeforeACatalog_fails_andSaysWhatToDo() {
        DatastoreId ds = registered("nothing", null);
        world.command(new RunOperation(ds, op("nothing"), OperationType.PROFILE, null, ProfileSettings.DEFAULT));
        assertThat(world.operation(op("nothing")).failure().code()).isEqualTo(FailureCode.NOTHING_TO_PROFILE);
        assertThat(world.operation(op("nothing")).failure().message()).contains("catalog it first");
        world.command(new RunOperation(
                Samples.datastoreId("none"), op("unknown"), OperationType.CATALOG, CatalogSettings.DEFAULT, null));
        assertThat(world.operation(op("unknown")).failure().code()).isEqualTo(FailureCode.DATASTORE_UNKNOWN);
    }

    @Test
    void removedDatastore_leavesATombstone_withoutSecrets() {
        DatastoreId ds = registered("removed", op("removed"));
        WorkAssignment work = world.claimOne(WorkKind.CATALOG);
        world.command(new RemoveDatastore(ds));
        Datastore tombstone = stores.datastores().find(ds.value()).orElseThrow();
        assertThat(tombstone.removed()).isTrue();
        assertThat(tombstone.secrets()).isEmpty();
        world.results.handle(Samples.found(work, 0, Samples.table("a")));
        world.results.handle(Samples.finished(work, 1));
        assertThat(world.operation(op("removed")).status()).isEqualTo(OperationStatus.CANCELLED);
        assertThat(stores.datastores().all()).extracting(Datastore::id).doesNotContain(ds);
    }

    @Test
    void removingARemovedDatastore_isRefused_butARepeatOfTheSameRequestIsNot() {
        DatastoreId ds = registered("twice", null);
        Envelope<Message> remove = Samples.command(new RemoveDatastore(ds));
        world.intake.handle(remove);
        world.intake.handle(remove);
        assertThat(rejections(ds)).isEmpty();
        world.command(new RemoveDatastore(ds));
        assertThat(rejections(ds)).containsExactly(FailureCode.DATASTORE_UNKNOWN);
    }

    @Test
    void newestOperations_areShownFromTheRegistrationOn() {
        DatastoreId ds = registered("shown", op("shown"));
        DatastoreLookup lookup = new DatastoreLookup(stores.datastores(), stores.operations(), stores.checks());
        assertThat(lookup.get(ds).lastCatalog()).isEqualTo(new OperationRef(op("shown"), OperationStatus.QUEUED, null));
        finishCatalog(tables(1));
        OperationRef first = lookup.get(ds).lastCatalog();
        assertThat(first.status()).isEqualTo(OperationStatus.SUCCEEDED);
        assertThat(first.finishedAt()).isNotNull();

        clock.pass(Duration.ofSeconds(1));
        world.command(new RunOperation(ds, op("shown-p"), OperationType.PROFILE, null, ProfileSettings.DEFAULT));
        world.command(
                new RunOperation(ds, op("shown-2"), OperationType.CATALOG, CatalogSettings.of(false, false), null));
        assertThat(lookup.get(ds).lastCatalog().id()).isEqualTo(op("shown-2"));
        WorkAssignment profile = world.claimOne(WorkKind.PROFILE);
        DatastoreView inList = lookup.list(
                        new DatastoreLookup.Filter(run + "shown", null, null, DatastoreLookup.Sort.NAME, SortOrder.ASC),
                        new Paging(0, 10))
                .items()
                .get(0);
        assertThat(inList.lastProfile()).isEqualTo(new OperationRef(op("shown-p"), OperationStatus.RUNNING, null));
        assertThat(inList.lastCatalog().status()).isEqualTo(OperationStatus.QUEUED);
        assertThat(stores.items().count(WorkStatus.QUEUED))
                .isEqualTo(Map.of(
                        WorkKind.CATALOG,
                        1L,
                        WorkKind.PROFILE,
                        0L,
                        WorkKind.CONNECTION_TEST,
                        0L,
                        WorkKind.PREVIEW,
                        0L));
        assertThat(stores.items().count(WorkStatus.RUNNING))
                .isEqualTo(Map.of(
                        WorkKind.CATALOG,
                        0L,
                        WorkKind.PROFILE,
                        1L,
                        WorkKind.CONNECTION_TEST,
                        0L,
                        WorkKind.PREVIEW,
                        0L));
        profile(profile);
        finishCatalog(tables(1));
        assertThat(lookup.get(ds).lastProfile().status()).isEqualTo(OperationStatus.SUCCEEDED);
        assertThat(lookup.get(ds).lastCatalog().id()).isEqualTo(op("shown-2"));
        assertThat(lookup.get(ds).lastCatalog().status()).isEqualTo(OperationStatus.SUCCEEDED);
    }

    @Test
    void archivedItems_stayReadable_andLeaveTheQueue() {
        catalogued("archive", false, tables(1));
        Operation operation = world.operation(op("archive"));
        assertThat(operation.settled()).isTrue();
        WorkItem item = stores.items().of(operation.id()).get(0);
        assertThat(stores.items().find(item.recordId())).contains(item);
        assertThat(item.status()).isEqualTo(WorkStatus.SUCCEEDED);
        assertThat(stores.operations()
                        .page(OperationQuery.newestOf(operation.datastoreId(), null), 0, 10)
                        .items())
                .containsExactly(operation);
        assertThat(stores.operations().livingOf(operation.datastoreId())).isEmpty();
    }

    @Test
    void tokens_areIssuedAndRevokedOnce() {
        var id = Samples.tokenId(run);
        world.command(new IssueToken(id, "ci", Role.VIEWER, "ab".repeat(32), null));
        world.command(new IssueToken(id, "ci", Role.VIEWER, "ab".repeat(32), null));
        world.command(new RevokeToken(id));
        world.command(new RevokeToken(id));
        assertThat(stores.tokens().find(id.value()).orElseThrow().revoked()).isTrue();
        assertThat(pending("tokens").pendingOf(id.value())).hasSize(2);
    }

    @Test
    void connectionTest_ofAStoredDatastore_usesItsSecret_isAnsweredOnce_andLeavesNothing() {
        DatastoreId ds = registered("tested", null);
        TestConnection command = test("one", ds, null, Map.of());
        world.command(command);
        assertThat(stores.tests().count(WorkStatus.QUEUED)).isEqualTo(1);
        WorkAssignment work = world.claimOne(WorkKind.CONNECTION_TEST);
        assertThat(world.claim(WorkKind.CONNECTION_TEST, 4)).isEmpty();
        assertThat(work.datastoreId()).isEqualTo(ds);
        assertThat(work.test().testId()).isEqualTo(command.testId());
        assertThat(work.leaseSeconds()).isEqualTo(25);
        assertThat(work.connection().properties()).containsEntry("host", "db.example");
        assertThat(work.connection().ownerOf("password")).contains(ds.value());
        assertThat(stores.tests().count(WorkStatus.RUNNING)).isEqualTo(1);

        world.result(probed(work, work.generation() + 1));
        assertThat(world.facts(ConnectionTested.class)).isEmpty();
        world.result(probed(work, work.generation()));
        world.result(probed(work, work.generation()));

        assertThat(world.facts(ConnectionTested.class)).singleElement().satisfies(fact -> {
            assertThat(fact.testId()).isEqualTo(command.testId());
            assertThat(fact.datastoreId()).isEqualTo(ds);
            assertThat(fact.outcome().ok()).isTrue();
        });
        assertThat(stores.tests().find(command.testId().value()).orElseThrow().source())
                .isNull();
        clock.pass(Duration.ofSeconds(26));
        world.watch();
        world.publish(command.testId().value());
        world.watch();
        assertThat(stores.tests().find(command.testId().value()))
                .as("kept while its command may come once more")
                .isPresent();
        clock.pass(Duration.ofMinutes(1));
        world.watch();
        assertThat(stores.tests().find(command.testId().value())).isEmpty();
    }

    @Test
    void connectionTest_ofAChange_takesTheNewSecretForTheTest_andTheStoredOneForTheDatastore() {
        DatastoreId ds = registered("edited", null);
        world.command(test("change", ds, 1L, Map.of()));
        world.command(test("secret", ds, 1L, Map.of("password", "sealed-for-the-test")));
        world.command(test("stale", ds, 2L, Map.of()));
        world.command(test("unknown", Samples.datastoreId(run + "nowhere"), null, Map.of()));

        List<WorkAssignment> work = world.claim(WorkKind.CONNECTION_TEST, 4);

        assertThat(work).hasSize(2);
        assertThat(work)
                .extracting(w -> w.connection().ownerOf("password").orElseThrow())
                .containsExactlyInAnyOrder(ds.value(), testId("secret").value());
        assertThat(world.facts(ConnectionTested.class))
                .extracting(f -> f.outcome().failure().code())
                .containsExactlyInAnyOrder(FailureCode.STALE_REVISION, FailureCode.DATASTORE_UNKNOWN);
    }

    @Test
    void connectionTest_thatNobodyAnswers_endsWhenItsTimeIsUp_alsoAfterARestart() {
        world.command(test("waiting", null, null, Map.of()));
        clock.pass(Duration.ofSeconds(1));
        world.command(test("lost", null, null, Map.of()));
        WorkAssignment older = world.claimOne(WorkKind.CONNECTION_TEST);
        assertThat(older.test().testId()).isEqualTo(testId("waiting"));
        assertThat(world.tests.release(older.workId(), new ReleaseRequest("w1", older.generation())))
                .isTrue();
        world = new World(stores, clock, WorkRules.DEFAULT, CrashPoint.NONE);
        world.claim(WorkKind.CONNECTION_TEST, 1);
        clock.pass(Duration.ofSeconds(30));
        assertThat(world.claim(WorkKind.CONNECTION_TEST, 4)).isEmpty();

        world.watch();
        world.watch();

        assertThat(world.facts(ConnectionTested.class)).hasSize(2).allSatisfy(fact -> {
            assertThat(fact.outcome().failure().code()).isEqualTo(FailureCode.WORKER_LOST);
            assertThat(fact.outcome().failure().problem()).isEqualTo(ConnectionProblem.TIMEOUT);
            assertThat(fact.outcome().failure().message()).contains("25 s");
        });
        assertThat(stores.tests().count(WorkStatus.QUEUED) + stores.tests().count(WorkStatus.RUNNING))
                .isZero();
    }

    @Test
    void connectionTest_isAHeartbeatOnlyOfItsOwner() {
        world.command(test("owned", null, null, Map.of()));
        WorkAssignment work = world.claimOne(WorkKind.CONNECTION_TEST);
        HeartbeatRequest mine = new HeartbeatRequest("w1", work.generation(), WorkProgress.NONE);
        assertThat(world.tests.heartbeat(work.workId(), mine).orElseThrow().status())
                .isEqualTo(WorkStatus.RUNNING);
        assertThatThrownBy(() -> world.tests.heartbeat(
                        work.workId(), new HeartbeatRequest("w2", work.generation(), WorkProgress.NONE)))
                .isInstanceOf(StaleClaimException.class);
        world.result(new WorkFailed(
                work.workId(), work.generation(), new Failure(FailureCode.INTERNAL, "the worker's own fault")));
        assertThat(world.tests.heartbeat(work.workId(), mine).orElseThrow().status())
                .isEqualTo(WorkStatus.FAILED);
        assertThat(world.tests.heartbeat(new WorkId(WorkId.PREFIX + Ids.derivedTail(run)), mine))
                .isEmpty();
    }

    @Test
    void sharedConnection_givesItsSettingsAndSecretsToItsDatastores_forWhomTheyWereSealed() {
        ConnectionId shared = connection("shared", Map.of("host", "db.example", "user", "reader"));
        DatastoreId sales = registeredOn(shared, "on-sales", Map.of("schema", "sales", "host", "evil.example"));

        WorkAssignment work = world.claimOne(WorkKind.CATALOG);
        assertThat(work.datastoreId()).isEqualTo(sales);
        assertThat(work.connection().properties())
                .isEqualTo(Map.of("host", "db.example", "user", "reader", "schema", "sales"));
        assertThat(work.connection().secrets()).containsOnlyKeys("password");
        assertThat(work.connection().ownerOf("password")).contains(shared.value());

        world.command(new UpdateConnection(shared, null, null, null, Map.of("password", "sealed-anew"), 1));
        world.command(test("on", sales, null, Map.of()));
        assertThat(world.claimOne(WorkKind.CONNECTION_TEST).connection().secrets())
                .isEqualTo(Map.of("password", "sealed-anew"));
        assertThat(world.facts(ConnectionUpdated.class)).hasSize(1);
    }

    @Test
    void sharedConnection_inUse_isNotRemoved_andSaysByWhom_untilItsLastDatastoreIsGone() {
        ConnectionId shared = connection("used", Map.of("host", "db.example"));
        DatastoreId first = registeredOn(shared, "used-1", Map.of());
        DatastoreId second = registeredOn(shared, "used-2", Map.of());
        ConnectionLookup lookup = new ConnectionLookup(stores.connections());
        assertThat(lookup.get(shared).datastores()).isEqualTo(2);

        world.command(new RemoveConnection(shared));
        assertThat(world.facts(ConnectionRejected.class)).singleElement().satisfies(fact -> {
            assertThat(fact.failure().code()).isEqualTo(FailureCode.CONNECTION_IN_USE);
            assertThat(fact.failure().message()).contains(run + "used-1").contains(run + "used-2");
        });
        world.command(new RemoveDatastore(first));
        world.command(new RemoveConnection(shared));
        assertThat(world.facts(ConnectionRemoved.class)).isEmpty();
        world.command(new RemoveDatastore(second));
        Envelope<Message> removal = Samples.command(new RemoveConnection(shared));
        world.intake.handle(removal);
        world.intake.handle(removal);

        assertThat(world.facts(ConnectionRemoved.class)).hasSize(1);
        assertThat(world.facts(ConnectionRejected.class)).hasSize(2);
        SharedConnection tombstone = stores.connections().find(shared.value()).orElseThrow();
        assertThat(tombstone.removed()).isTrue();
        assertThat(tombstone.secrets()).isEmpty();
        assertThatThrownBy(() -> lookup.get(shared)).isInstanceOf(UnknownException.class);
        assertThat(lookup.list(run + "used", null, new Paging(0, 10)).items()).isEmpty();
    }

    @Test
    void datastore_onAnUnknownConnection_orWithATakenName_isRefused_andUsesNoConnection() {
        ConnectionId unknown = new ConnectionId(ConnectionId.PREFIX + Ids.derivedTail(run, "unknown"));
        DatastoreId nowhere = registeredOn(unknown, "nowhere", Map.of());
        assertThat(stores.datastores().find(nowhere.value())).isEmpty();
        assertThat(world.facts(DatastoreRejected.class))
                .extracting(f -> f.failure().code())
                .containsExactly(FailureCode.CONNECTION_UNKNOWN);

        ConnectionId shared = connection("free", Map.of("host", "db.example"));
        registered("taken-name", null);
        RegisterDatastore again = onConnection(shared, "other-id", "taken-name", Map.of());
        Envelope<Message> command = Samples.command(again);
        world.intake.handle(command);
        world.intake.handle(command);
        assertThat(stores.connections().find(shared.value()).orElseThrow().users())
                .isEmpty();
        world.command(new RemoveConnection(shared));
        assertThat(world.facts(ConnectionRemoved.class)).hasSize(1);
    }

    @Test
    void sharedConnection_namesAreUnique_changesNeedTheNewestRevision_andSecretsAreNotAimedElsewhere() {
        ConnectionId shared = connection("one", Map.of("host", "db.example"));
        connection("two", Map.of("host", "db.example"));
        Envelope<Message> command = Samples.command(new UpdateConnection(shared, run + "TWO", null, null, null, 1));
        world.intake.handle(command);
        world.intake.handle(command);
        world.command(new UpdateConnection(shared, "x", null, null, null, 9));
        world.command(new UpdateConnection(shared, null, null, Map.of("host", "evil.example"), null, 1));
        world.command(new UpdateConnection(
                shared, null, null, Map.of("host", "other.example"), Map.of("password", "new"), 1));
        world.command(new RegisterConnection(
                new ConnectionId(ConnectionId.PREFIX + Ids.derivedTail(run, "three")),
                run + "one",
                null,
                "postgresql",
                Map.of(),
                Map.of(),
                "f"));

        assertThat(world.facts(ConnectionRejected.class))
                .extracting(f -> f.failure().code())
                .containsExactlyInAnyOrder(
                        FailureCode.NAME_TAKEN,
                        FailureCode.STALE_REVISION,
                        FailureCode.SECRET_NEEDED_AGAIN,
                        FailureCode.NAME_TAKEN);
        assertThat(stores.connections().find(shared.value()).orElseThrow().properties())
                .isEqualTo(Map.of("host", "other.example"));
        assertThat(new DatastoreLookup(stores.datastores(), stores.operations(), stores.checks())
                        .list(
                                new DatastoreLookup.Filter(
                                        null, null, shared, DatastoreLookup.Sort.NAME, SortOrder.ASC),
                                new Paging(0, 10))
                        .items())
                .isEmpty();
    }

    @Test
    void overrides_outliveCatalogs_reachWorkers_andAreShownWithTheirOrigin() {
        FoundContainer orders = withFacts(Samples.table("orders"));
        DatastoreId ds = catalogued("overridden", false, orders, Samples.table("items"));
        ContainerLookup lookup = containers();
        ContainerView before = containerNamed(lookup, ds, "orders");
        assertThat(before.facts()).isEqualTo(orders.facts());
        assertThat(before.warnings()).containsExactly("2 of its 3 files lack c1");
        assertThat(before.partitionField()).isEqualTo(new EffectiveSetting("c0", EffectiveSetting.Origin.SOURCE));
        ContainerOverrides decided = new ContainerOverrides("c1", null, null, false, Map.of("c1", "decimal(12,2)"));
        Envelope<Message> command = Samples.command(new OverrideContainer(ds, before.id(), decided, 0));
        world.intake.handle(command);
        world.intake.handle(command);
        catalogAgain(ds, "again", CatalogSettings.of(false, false), orders, Samples.table("items"));

        ContainerView after = lookup.get(before.id());
        assertThat(after.partitionField()).isEqualTo(new EffectiveSetting("c1", EffectiveSetting.Origin.USER));
        assertThat(after.overridesRevision()).isEqualTo(1);
        assertThat(new FieldLookup(containers(), stores.states(), stores.measurements(), stores.checks())
                        .fields(before.id(), FieldLookup.Filter.ALL, new Paging(0, 10))
                        .items())
                .extracting(f -> f.type())
                .containsExactly(
                        new EffectiveSetting("bigint", EffectiveSetting.Origin.SOURCE),
                        new EffectiveSetting("decimal(12,2)", EffectiveSetting.Origin.USER));
        assertThat(world.facts(ContainerOverridden.class)).hasSize(1);
        world.command(new RunOperation(
                ds, op("overridden-p"), OperationType.PROFILE, null, new ProfileSettings(List.of(before.id()), 1)));
        assertThat(world.claimOne(WorkKind.PROFILE).container().overrides()).isEqualTo(decided);
    }

    @Test
    void overrides_ofUnknownContainersOrFields_andFromOldRevisions_areRefused() {
        DatastoreId ds = catalogued("refused-overrides", false, Samples.table("orders"));
        ContainerView orders = containerNamed(containers(), ds, "orders");
        ContainerId unknown = new ContainerId(ContainerId.PREFIX + Ids.derivedTail(run, "unknown"));
        world.command(new OverrideContainer(ds, unknown, ContainerOverrides.NONE, 0));
        world.command(
                new OverrideContainer(ds, orders.id(), new ContainerOverrides("nope", null, null, false, Map.of()), 0));
        world.command(new OverrideContainer(
                ds, orders.id(), new ContainerOverrides(null, null, "*.csv", false, Map.of()), 0));
        world.command(new OverrideContainer(
                ds, orders.id(), new ContainerOverrides(null, null, null, false, Map.of("c0", "uuid")), 0));
        world.command(new OverrideContainer(ds, orders.id(), ContainerOverrides.NONE, 3));

        assertThat(world.facts(DatastoreRejected.class))
                .extracting(f -> f.failure().code())
                .containsExactlyInAnyOrder(
                        FailureCode.CONTAINER_UNKNOWN,
                        FailureCode.SETTINGS_INVALID,
                        FailureCode.SETTINGS_INVALID,
                        FailureCode.SETTINGS_INVALID,
                        FailureCode.STALE_REVISION);
        assertThat(world.facts(ContainerOverridden.class)).isEmpty();
    }

    @Test
    void whatWasAskedFor_andWhatWasRead_areReadAsTheyWereWritten() {
        DatastoreId ds = catalogued("wishes", false, Samples.table("orders"), Samples.table("items"));
        ContainerId orders = containerNamed(containers(), ds, "orders").id();
        RowSample sample = new RowSample(0.25, 42L);
        world.command(new RunOperation(
                ds,
                op("wishes-p"),
                OperationType.PROFILE,
                null,
                new ProfileSettings(List.of(orders), 2, 1_000L, 2_000L, sample)));
        assertThat(stores.items().anyWaits(op("wishes-p"))).isTrue();
        WorkAssignment work = world.claimOne(WorkKind.PROFILE);
        assertThat(stores.items().anyWaits(op("wishes-p"))).isFalse();
        assertThat(work.profile()).isEqualTo(new ProfileSettings(List.of(orders), 2, 1_000L, 2_000L, sample));
        assertThat(item(work).connections()).isEqualTo(4);
        world.result(Samples.profiled(work, 0));
        ReadCoverage coverage = new ReadCoverage(true, List.of("1,000 of 9,000 rows"));
        world.result(new WorkFinished(
                work.workId(), work.generation(), 1, new WorkSummary(1, 1, 1_000, 10, 1), List.of(), coverage));
        assertThat(state(work).profile().coverage()).isEqualTo(coverage);
        assertThat(state(work).profile().sample()).isEqualTo(sample);

        ContainerState chosen = state(work);
        stores.states()
                .replace(
                        chosen.change()
                                .overrides(new ContainerOverrides(null, null, "orders_*.csv", false, Map.of()))
                                .build(),
                        List.of());
        assertThat(stores.states().withFilePattern(ds))
                .extracting(ContainerState::name)
                .containsExactly("orders");
        assertThat(stores.states().withFieldStatuses(ds)).isEmpty();
        assertThat(stores.states().withTextOptions(ds)).isEmpty();
        ContainerOverrides text = new ContainerOverrides(
                null, null, null, false, Map.of(), null, null, null, Map.of("delimiter", "$", "nullValue", "."));
        stores.states().replace(state(work).change().overrides(text).build(), List.of());
        assertThat(stores.states().withTextOptions(ds))
                .extracting(ContainerState::overrides)
                .containsExactly(text);
    }

    @Test
    void optionsOfARun_andOfFields_areReadAsTheyWereWritten() {
        DatastoreId ds = catalogued("options", false, Samples.table("orders"), Samples.table("items"));
        ContainerId orders = containerNamed(containers(), ds, "orders").id();
        ContainerOverrides decided = new ContainerOverrides(
                null, "c0", null, false, Map.of(), Map.of("c1", FieldStatus.MASKED), List.of("nightly", "ä.$"));
        world.command(new OverrideContainer(ds, orders, decided, 0));
        assertThat(stores.states().withFieldStatuses(ds))
                .extracting(ContainerState::overrides)
                .containsExactly(decided);

        ProfileSettings settings = new ProfileSettings(
                List.of(),
                2,
                null,
                null,
                null,
                List.of("nightly"),
                Instant.parse("2026-01-31T12:00:00.123Z"),
                new BigDecimal("12345678901234567890.25"),
                null,
                250,
                true,
                null);
        world.command(new RunOperation(ds, op("options-p"), OperationType.PROFILE, null, settings));
        WorkAssignment work = world.claimOne(WorkKind.PROFILE);
        assertThat(work.profile()).isEqualTo(settings);
        assertThat(work.container().overrides()).isEqualTo(decided);
        assertThat(work.container().start()).isEqualTo(new ReadStart("c0", "12345678901234567890.25"));
    }

    @Test
    void questionAboutASource_isReadAsItWasWritten_andAnsweredOnce() {
        DatastoreId ds = catalogued("asked", false, Samples.table("orders"), Samples.table("items"));
        SourceQuestion question =
                new SourceQuestion(new ProfileSettings(List.of(), 2, 10L, null, new RowSample(0.5, null)), null);
        world.command(new AskSource(testId("question"), ds, question));
        WorkAssignment work = world.claimOne(WorkKind.CONNECTION_TEST);
        assertThat(stores.tests().find(testId("question").value()).orElseThrow().question())
                .isEqualTo(question);
        assertThat(work.test().preflight().settings()).isEqualTo(question.preflight());
        assertThat(work.test().preflight().containers()).hasSize(2);
        Preflight preflight = new Preflight(
                2,
                0,
                PlanTotals.NONE,
                List.of(),
                true,
                new NameList(List.of("items", "orders"), true),
                List.of(),
                null,
                null,
                null);
        world.result(new SourceReplied(work.workId(), work.generation(), SourceAnswer.of(preflight)));
        assertThat(world.facts(SourceAnswered.class)).singleElement().satisfies(fact -> {
            assertThat(fact.datastoreId()).isEqualTo(ds);
            assertThat(fact.answer().preflight().notAsked()).isEqualTo(preflight.notAsked());
            assertThat(fact.answer().preflight().connections()).isEqualTo(4);
        });
    }

    @Test
    void excludedContainers_areNotProfiled_untilACatalogRecreatesThem() {
        DatastoreId ds = catalogued("excluded", false, Samples.table("orders"), Samples.table("items"));
        ContainerView orders = containerNamed(containers(), ds, "orders");
        world.command(
                new OverrideContainer(ds, orders.id(), new ContainerOverrides(null, null, null, true, Map.of()), 0));
        world.command(new RunOperation(ds, op("ex-all"), OperationType.PROFILE, null, ProfileSettings.DEFAULT));
        WorkAssignment items = world.claimOne(WorkKind.PROFILE);
        assertThat(items.container().name()).isEqualTo("items");
        profile(items);
        world.command(new RunOperation(
                ds, op("ex-named"), OperationType.PROFILE, null, new ProfileSettings(List.of(orders.id()), 1)));
        assertThat(world.operation(op("ex-named")).failure().code()).isEqualTo(FailureCode.CONTAINER_EXCLUDED);

        catalogAgain(ds, "ex-same", CatalogSettings.of(false, false), Samples.table("orders"), Samples.table("items"));
        assertThat(containers().get(orders.id()).excluded()).isTrue();
        CatalogSettings recreate = new CatalogSettings(false, false, true, null, null, null, null);
        catalogAgain(ds, "ex-back", recreate, Samples.table("orders"), Samples.table("items"));
        assertThat(containers().get(orders.id()).excluded()).isFalse();
        assertThat(world.facts(ContainerOverridden.class))
                .extracting(ContainerOverridden::excluded)
                .containsExactly(true, false);
    }

    @Test
    void narrowCatalog_leavesWhatItDoesNotLookAtAsItIs() {
        DatastoreId ds = catalogued(
                "narrow",
                false,
                Samples.table("sales.orders"),
                Samples.table("sales.gone"),
                Samples.table("stock.items"));
        CatalogSettings sales =
                new CatalogSettings(false, false, null, List.of("sales.*"), List.of("*.tmp_*"), null, null);
        WorkAssignment work =
                catalogAgain(ds, "narrow-2", sales, Samples.table("sales.orders", 3), Samples.table("sales.new"));
        assertThat(work.catalog()).isEqualTo(sales);

        assertThat(byName(ds))
                .isEqualTo(Map.of("sales.orders", false, "sales.new", false, "sales.gone", true, "stock.items", false));
        CatalogChanges changes =
                stores.datastores().find(ds.value()).orElseThrow().inventory().changes();
        assertThat(changes.added()).isEqualTo(1);
        assertThat(changes.changed()).isEqualTo(1);
        assertThat(changes.removed()).isEqualTo(1);

        catalogAgain(
                ds,
                "narrow-3",
                new CatalogSettings(true, false, null, List.of("sales.*"), null, null, null),
                Samples.table("sales.orders", 3));
        assertThat(byName(ds)).isEqualTo(Map.of("sales.orders", false, "stock.items", false));
        catalogAgain(ds, "narrow-4", new CatalogSettings(true, false, null, null, null, false, null));
        assertThat(byName(ds)).as("tables weren't looked at").hasSize(2);
    }

    @Test
    void partsOfProfiles_areUnseenUntilTheEnd_handedToTheNextRun_andKeptAsLongAsAProfileConsistsOfThem() {
        DatastoreId ds = catalogued("parts", false, Samples.table("orders"));
        NewestParts newest = new NewestParts(stores.states());
        WorkAssignment first = parted(ds, "parts-1", false);
        assertThat(first.knownParts()).isNull();
        String large = Base64.getEncoder().encodeToString(new byte[] {1, 2, 3, 4, 5, 6});
        world.result(new PartsProfiled(
                first.workId(),
                1,
                1,
                List.of(),
                List.of(
                        new PartStateSlice("a/1.csv", 0, 1, large),
                        new PartStateSlice("a/2.csv", 1, 2, Base64.getEncoder().encodeToString(new byte[] {9, 8})),
                        new PartStateSlice("a/2.csv", 0, 2, Base64.getEncoder().encodeToString(new byte[] {7})))));
        world.result(new PartsProfiled(
                first.workId(), 1, 2, List.of(part("a/1.csv", 0, first), part("a/2.csv", 1, first)), List.of()));
        ContainerId id = first.container().containerId();
        assertThat(newest.of(id)).isNull();
        world.result(partedEnd(first, 3, new PartsSummary("basis-1", 2, 2, 0)));
        assertThat(newest.of(id)).isEqualTo(new KnownParts(first.resultKey(), "basis-1", 2));
        assertThat(stores.parts().parts(first.resultKey(), 0, 10))
                .containsExactly(part("a/1.csv", 0, first), part("a/2.csv", 1, first));
        assertThat(stores.parts().state(first.resultKey(), "a/1.csv")).contains(large);
        assertThat(stores.parts().state(first.resultKey(), "a/2.csv"))
                .contains(Base64.getEncoder().encodeToString(new byte[] {7, 9, 8}));
        assertThat(stores.parts().state(first.resultKey(), "a/3.csv")).isEmpty();
        assertThat(world.facts(ContainerProfiled.class))
                .last()
                .satisfies(fact -> assertThat(fact.partsRead()).isEqualTo(2));

        WorkAssignment second = parted(ds, "parts-2", false);
        assertThat(second.knownParts()).isEqualTo(new KnownParts(first.resultKey(), "basis-1", 2));
        world.result(new PartsProfiled(second.workId(), 1, 1, List.of(part("a/2.csv", 0, first)), List.of()));
        world.result(partedEnd(second, 2, new PartsSummary("basis-1", 1, 0, 1)));
        clock.pass(Duration.ofHours(2));
        world.sweep.sweep();
        assertThat(stores.parts().state(first.resultKey(), "a/2.csv")).isPresent();

        stores.states()
                .change(
                        id.value(),
                        s -> Change.silent(s.change()
                                .profileHistory(s.profileHistory().stream()
                                        .filter(p -> p.key().equals(second.resultKey()))
                                        .toList())
                                .build()));
        world.sweep.sweep();
        assertThat(stores.parts().parts(first.resultKey(), 0, 10)).isEmpty();
        assertThat(stores.parts().state(first.resultKey(), "a/2.csv")).isPresent();
        assertThat(stores.measurements().fields(first.resultKey(), 0, 10)).isEmpty();

        stores.states()
                .change(
                        id.value(),
                        s -> Change.silent(s.change().profileHistory(List.of()).build()));
        world.sweep.sweep();
        assertThat(stores.parts().state(first.resultKey(), "a/2.csv")).isEmpty();
        assertThat(stores.parts().parts(second.resultKey(), 0, 10)).isEmpty();
    }

    @Test
    void groupsOfAProfile_areSeenWithIt_pageByPage_andGoWithIt() {
        DatastoreId ds = catalogued("groups", false, Samples.table("orders"));
        WorkAssignment work = parted(ds, "groups-1", false);
        List<ProfileGroup> groups = new ArrayList<>();
        List<GroupedField> fields = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            groups.add(new ProfileGroup(
                    "gr_" + "a".repeat(15) + i,
                    i,
                    List.of(new GroupValue("c$.0", i == 2 ? null : "v" + i)),
                    "`c$.0` = 'v" + i + "'",
                    10 - i,
                    1));
            fields.add(new GroupedField(i, Samples.fieldProfile(0, 9, "c0").withoutState()));
        }
        GroupsProfiled chunk = new GroupsProfiled(work.workId(), 1, 1, groups, fields);
        world.result(chunk);
        world.result(chunk);
        ContainerId id = work.container().containerId();
        ProfileLookup profiles = new ProfileLookup(containers(), stores.states(), stores.measurements());
        GroupLookup lookup = new GroupLookup(profiles, stores.groups());
        assertThat(lookup.groups(id, null, new Paging(0, 2)).total()).isZero();
        world.result(partedEnd(work, 2, new PartsSummary("basis-1", 0, 0, 0)));

        Page<GroupView> page = lookup.groups(id, null, new Paging(1, 2));
        assertThat(page.total()).isEqualTo(3);
        assertThat(page.items()).singleElement().satisfies(group -> {
            assertThat(group.values()).containsExactly(new GroupValue("c$.0", null));
            assertThat(group.rows()).isEqualTo(8);
            assertThat(group.share())
                    .isEqualTo(8.0 / containers().get(id).profile().rows());
        });
        Page<FieldProfileView> figures = lookup.fields(id, groups.get(1).id(), work.operationId(), new Paging(0, 10));
        assertThat(figures.total()).isEqualTo(1);
        assertThat(figures.items()).singleElement().satisfies(field -> {
            assertThat(field.rows()).isEqualTo(9);
            assertThat(field.profile().path()).isEqualTo("c0");
        });
        assertThatThrownBy(() -> lookup.fields(id, "gr_" + "b".repeat(16), null, new Paging(0, 10)))
                .isInstanceOf(UnknownException.class);

        stores.states()
                .change(
                        id.value(),
                        s -> Change.silent(s.change().profileHistory(List.of()).build()));
        clock.pass(Duration.ofHours(2));
        world.sweep.sweep();
        assertThat(stores.groups().count(work.resultKey())).isZero();
        assertThat(stores.groups().fields(work.resultKey(), 1, 0, 10)).isEmpty();
    }

    @Test
    void aRangeOfParts_isTheProfileOfTheirSum_withoutARead() {
        DatastoreId ds = catalogued("ranges", false, Samples.table("orders"));
        WorkAssignment work = parted(ds, "ranges-1", false);
        List<PartStateSlice> states = new ArrayList<>();
        List<ProfilePart> list = new ArrayList<>();
        for (int day = 0; day < 4; day++) {
            byte[] bytes = KeptPart.of(new MeasuredPart(
                            "day " + day, numbers(day * 10, day * 10 + 6), numbers(day * 10 + 6, day * 10 + 10)))
                    .toBytes();
            states.add(
                    new PartStateSlice("day " + day, 0, 1, Base64.getEncoder().encodeToString(bytes)));
            list.add(part("day " + day, day, work));
        }
        Instant time = Instant.parse("2026-01-02T03:04:05.678Z");
        list.add(new ProfilePart("day 4", 4, "f", 3, null, null, null, time, null));
        world.result(new PartsProfiled(work.workId(), 1, 1, list, states));
        world.result(partedEnd(work, 2, new PartsSummary("basis-1", 5, 5, 0)));

        ContainerId id = work.container().containerId();
        ProfileLookup profiles = new ProfileLookup(containers(), stores.states(), stores.measurements());
        RangeLookup ranges = new RangeLookup(profiles, stores.parts());
        Paging page = new Paging(0, 50);
        FieldProfileView some =
                ranges.profile(id, null, "day 1", "day 2", page).items().get(0);
        assertThat(some.rows()).isEqualTo(20);
        assertThat(some.ofParts()).isEqualTo(2);
        assertThat(some.profile().state()).isNull();
        assertThat(some.profile().metrics())
                .filteredOn(m -> List.of("min", "max", "sum").contains(m.name()))
                .extracting(Metric::value)
                .containsExactlyInAnyOrder("10", "29", "390");
        assertThat(ranges.profile(id, null, null, "day 3", page).items().get(0).rows())
                .isEqualTo(40);
        assertThatThrownBy(() -> ranges.profile(id, null, "day 3", "day 1", page))
                .hasMessageContaining("isn't before day 3");
        assertThatThrownBy(() -> ranges.profile(id, null, "day 9", null, page))
                .hasMessageContaining("from: day 9 (expected: the name of one of the container's 5 parts)");
        assertThatThrownBy(() -> ranges.profile(id, null, "day 2", null, page)).hasMessageContaining("day 4");

        Page<PartView> parts = new PartLookup(profiles, stores.parts()).parts(id, null, new Paging(0, 2));
        assertThat(parts.total()).isEqualTo(5);
        assertThat(parts.items()).extracting(PartView::name).containsExactly("day 0", "day 1");
        assertThat(parts.items()).allSatisfy(p -> assertThat(p.stored()).isTrue());
        PartStatesAnswer answer = new PartLookup(profiles, stores.parts())
                .states(new PartStatesRequest(List.of(
                        new PartStateRef(work.resultKey(), "day 3"), new PartStateRef(work.resultKey(), "gone"))));
        assertThat(answer.states().get(0).bytes()).isEqualTo(states.get(3).bytes());
        assertThat(answer.states().get(1).bytes()).isNull();
    }

    @Test
    void partsOfASum_areARangeTogether_andKeepTheAttemptThatAddedThemUp() {
        DatastoreId ds = catalogued("sums", false, Samples.table("orders"));
        WorkAssignment first = parted(ds, "sums-1", false);
        PartSumRef sum = new PartSumRef(first.resultKey(), 0);
        PartSum added = new PartSum();
        List<ProfilePart> list = new ArrayList<>();
        for (int day = 0; day < 3; day++) {
            added.add(KeptPart.of(new MeasuredPart(
                    "day " + day, numbers(day * 10, day * 10 + 6), numbers(day * 10 + 6, day * 10 + 10))));
            list.add(part("day " + day, day, first).withoutState().within(sum));
        }
        byte[] last = KeptPart.of(new MeasuredPart("day 3", numbers(30, 36), numbers(36, 40)))
                .toBytes();
        byte[] summed = added.sum(sum.stateName()).orElseThrow().toBytes();
        list.add(part("day 3", 3, first));
        world.result(new PartsProfiled(
                first.workId(),
                1,
                1,
                list,
                List.of(
                        new PartStateSlice(
                                sum.stateName(), 0, 1, Base64.getEncoder().encodeToString(summed)),
                        new PartStateSlice("day 3", 0, 1, Base64.getEncoder().encodeToString(last)))));
        world.result(partedEnd(first, 2, new PartsSummary("basis-1", 4, 4, 0)));

        ContainerId id = first.container().containerId();
        RangeLookup ranges = new RangeLookup(
                new ProfileLookup(containers(), stores.states(), stores.measurements()), stores.parts());
        Paging page = new Paging(0, 50);
        FieldProfileView all =
                ranges.profile(id, null, "day 0", null, page).items().get(0);
        assertThat(all.rows()).isEqualTo(40);
        assertThat(all.ofParts()).isEqualTo(4);
        assertThat(all.profile().metrics())
                .filteredOn(m -> List.of("min", "max", "sum", "allDistinct").contains(m.name()))
                .extracting(Metric::value)
                .containsExactlyInAnyOrder("0", "39", "780", "true");
        assertThat(ranges.profile(id, null, "day 3", null, page).items().get(0).rows())
                .isEqualTo(10);
        assertThatThrownBy(() -> ranges.profile(id, null, "day 1", null, page))
                .hasMessageContaining("part: day 1 (expected: a range that includes all of the 3 parts")
                .hasMessageContaining("day 0 to day 2");

        WorkAssignment second = parted(ds, "sums-2", false);
        world.result(new PartsProfiled(second.workId(), 1, 1, list.subList(0, 3), List.of()));
        world.result(partedEnd(second, 2, new PartsSummary("basis-1", 3, 0, 3)));
        stores.states()
                .change(
                        id.value(),
                        s -> Change.silent(s.change()
                                .profileHistory(s.profileHistory().stream()
                                        .filter(p -> p.key().equals(second.resultKey()))
                                        .toList())
                                .build()));
        clock.pass(Duration.ofHours(2));
        world.sweep.sweep();
        assertThat(stores.parts().parts(first.resultKey(), 0, 10)).isEmpty();
        assertThat(stores.parts().state(first.resultKey(), sum.stateName())).isPresent();
    }

    /** One column of the numbers from the first to before the last. */
    private static io.plumbline.statistics.state.ContainerState numbers(int from, int to) {
        FieldState field = new FieldState(
                new FieldShape("n", 0, "bigint", ProfiledType.INTEGRAL, ValueDomain.LONG, 0, true, false),
                StateLimits.defaults());
        var state = new io.plumbline.statistics.state.ContainerState(List.of(field));
        for (int i = from; i < to; i++) {
            field.addLong(i, 1);
            state.addRow(false);
        }
        return state;
    }

    @Test
    void partsOfALostAttempt_areNotSeen_andAFullRunIsToldOfNone() {
        DatastoreId ds = catalogued("lost-parts", false, Samples.table("orders"));
        WorkAssignment first = parted(ds, "lost-parts-1", false);
        world.result(new PartsProfiled(first.workId(), 1, 1, List.of(part("a", 0, first)), List.of()));
        clock.pass(Duration.ofMinutes(10));
        world.watch();
        clock.pass(Duration.ofMinutes(10));
        WorkAssignment again = world.claimOne(WorkKind.PROFILE);
        assertThat(again.generation()).isGreaterThan(first.generation());
        world.result(partedEnd(first, 2, new PartsSummary("basis-1", 1, 1, 0)));
        assertThat(new NewestParts(stores.states()).of(again.container().containerId()))
                .isNull();
        world.result(Samples.profiled(again, 0));
        world.result(new PartsProfiled(again.workId(), again.generation(), 1, List.of(part("a", 0, again)), List.of()));
        world.result(partedEnd(again, 2, new PartsSummary("basis-1", 1, 1, 0)));
        WorkAssignment full = parted(ds, "lost-parts-2", true);
        assertThat(full.knownParts()).isNull();
    }

    @Test
    void relations_areShownWithTheirProfile_hiddenWithTheirFields_andSweptWithIt() {
        DatastoreId ds = catalogued("relations", false, Samples.table("orders"));
        RelationLookup lookup = new RelationLookup(
                containers(),
                stores.states(),
                stores.relations(),
                new ForeignKeyLookup(
                        new DatastoreLookup(stores.datastores(), stores.operations(), stores.checks()),
                        new ForeignKeys(
                                stores.datastores(), stores.inventories(), stores.states(), stores.measurements())));
        RelationLookup.Filter any = new RelationLookup.Filter(null, null);
        Paging page = new Paging(0, 50);
        WorkAssignment first = parted(ds, "relations-1", false);
        ContainerId id = first.container().containerId();
        Relation key = relation(RelationKind.KEY, "id");
        Relation order = relation(RelationKind.AT_MOST, "ordered", "shipped");
        Relation equal = relation(RelationKind.EQUAL, "`a.b`", "c");
        world.result(new RelationsFound(first.workId(), 1, 1, List.of(key, order), null));
        world.result(new RelationsFound(
                first.workId(), 1, 2, List.of(equal), new RelationSearch(null, 100, 100, 5, List.of("a note"))));
        assertThat(lookup.relations(id, null, any, page).why()).contains("inference level 3");
        world.result(partedEnd(first, 3, new PartsSummary("basis-1", 1, 1, 0)));

        RelationsView shown = lookup.relations(id, null, any, page);
        assertThat(shown.items()).containsExactly(key, order, equal);
        assertThat(shown.newest()).isTrue();
        assertThat(shown.why()).isNull();
        assertThat(shown.search().notes()).containsExactly("a note");
        assertThat(lookup.relations(id, null, new RelationLookup.Filter(RelationKind.EQUAL, null), page)
                        .items())
                .containsExactly(equal);
        assertThat(lookup.relations(id, null, new RelationLookup.Filter(null, "shipped"), new Paging(0, 1)))
                .satisfies(v -> assertThat(v.items()).containsExactly(order))
                .satisfies(v -> assertThat(v.total()).isEqualTo(1));

        clock.pass(Duration.ofSeconds(1));
        WorkAssignment second = parted(ds, "relations-2", false);
        world.result(new RelationsFound(second.workId(), 1, 1, List.of(), RelationSearch.skipped("some parts only")));
        world.result(partedEnd(second, 2, new PartsSummary("basis-1", 1, 0, 1)));
        RelationsView older = lookup.relations(id, null, any, page);
        assertThat(older.operationId()).isEqualTo(first.operationId());
        assertThat(older.newest()).isFalse();
        assertThat(older.why()).contains("some parts only");
        assertThat(older.items()).hasSize(3);
        assertThat(lookup.relations(id, second.operationId(), any, page))
                .satisfies(v -> assertThat(v.why()).isEqualTo("some parts only"))
                .satisfies(v -> assertThat(v.items()).isEmpty());

        stores.states()
                .change(
                        id.value(),
                        s -> Change.silent(s.change()
                                .overrides(new ContainerOverrides(
                                        null,
                                        null,
                                        null,
                                        false,
                                        Map.of(),
                                        Map.of("a.b", FieldStatus.MASKED, "ordered", FieldStatus.EXCLUDED),
                                        null))
                                .build()));
        assertThat(lookup.relations(id, null, any, page).items()).containsExactly(key);

        clock.pass(Duration.ofHours(2));
        world.sweep.sweep();
        assertThat(stores.relations().of(first.resultKey())).hasSize(3);
        stores.states()
                .change(
                        id.value(),
                        s -> Change.silent(s.change().profileHistory(List.of()).build()));
        world.sweep.sweep();
        assertThat(stores.relations().of(first.resultKey())).isEmpty();
        assertThat(stores.relations().searches(List.of(first.resultKey(), second.resultKey())))
                .isEmpty();
    }

    @Test
    void keysOfFields_areKeptWithTheirProfile() {
        DatastoreId ds = catalogued("keys", false, Samples.table("orders"));
        world.command(new RunOperation(ds, op("keys-1"), OperationType.PROFILE, null, ProfileSettings.DEFAULT));
        WorkAssignment work = world.claimOne(WorkKind.PROFILE);
        FieldProfile measured = ProfileMessages.fieldOf(
                ContainerProfiles.of(numbers(1, 2_001).fields().get(0), 2_000));
        world.result(new FieldsProfiled(work.workId(), 1, 0, List.of(measured, Samples.fieldProfile(1, 5)), List.of()));
        world.result(Samples.finished(work, 1));
        StoredProfile profile = stores.states()
                .find(work.container().containerId().value())
                .orElseThrow()
                .profile();
        assertThat(stores.measurements().keys(profile)).singleElement().satisfies(keys -> {
            assertThat(keys).isEqualTo(FieldKeys.of(measured).orElseThrow());
            assertThat(keys.unique()).isTrue();
            assertThat(keys.sample().hashes()).hasSize(1_024).isSortedAccordingTo(Long::compareUnsigned);
            assertThat(keys.sample().complete()).isFalse();
        });
        assertThat(stores.states().withoutHistory(ds)).singleElement().satisfies(state -> {
            assertThat(state.profile()).isEqualTo(profile);
            assertThat(state.profileHistory()).isEmpty();
        });
    }

    private static Relation relation(RelationKind kind, String... fields) {
        return new Relation(kind, List.of(fields), true, 100, 100, 0, null, null, "all rows");
    }

    private WorkAssignment parted(DatastoreId ds, String operation, boolean full) {
        world.command(new RunOperation(
                ds,
                op(operation),
                OperationType.PROFILE,
                null,
                full ? ProfileSettings.DEFAULT.inFull() : ProfileSettings.DEFAULT));
        WorkAssignment work = world.claimOne(WorkKind.PROFILE);
        world.result(Samples.profiled(work, 0));
        return work;
    }

    private static WorkFinished partedEnd(WorkAssignment work, int chunks, PartsSummary parts) {
        return new WorkFinished(
                work.workId(),
                work.generation(),
                chunks,
                new WorkSummary(1, 1, 100, 10, 1),
                List.of(),
                ReadCoverage.of(false, List.of()),
                parts);
    }

    private static ProfilePart part(String name, int position, WorkAssignment measuredBy) {
        Instant time = Instant.parse("2026-01-02T03:04:05.678Z");
        return new ProfilePart(name, position, "f-" + name, 50, 1_000L, time, null, time, measuredBy.resultKey());
    }

    private Map<String, Boolean> byName(DatastoreId ds) {
        return containers()
                .list(
                        ds,
                        new ContainerLookup.Filter(null, null, null, null, ContainerLookup.Sort.NAME, SortOrder.ASC),
                        new Paging(0, 50))
                .items()
                .stream()
                .collect(java.util.stream.Collectors.toMap(ContainerView::name, ContainerView::missing));
    }

    private ContainerLookup containers() {
        return new ContainerLookup(
                new DatastoreLookup(stores.datastores(), stores.operations(), stores.checks()),
                stores.datastores(),
                stores.inventories(),
                stores.states(),
                stores.checks());
    }

    private static ContainerView containerNamed(ContainerLookup lookup, DatastoreId ds, String name) {
        return lookup.list(
                        ds,
                        new ContainerLookup.Filter(name, null, null, null, ContainerLookup.Sort.NAME, SortOrder.ASC),
                        new Paging(0, 50))
                .items()
                .get(0);
    }

    private WorkAssignment catalogAgain(
            DatastoreId ds, String name, CatalogSettings settings, FoundContainer... found) {
        clock.pass(Duration.ofSeconds(1));
        world.command(new RunOperation(ds, op(name), OperationType.CATALOG, settings, null));
        WorkAssignment work = world.claimOne(WorkKind.CATALOG);
        if (found.length > 0) {
            world.results.handle(Samples.found(work, 0, found));
        }
        world.results.handle(Samples.finished(work, found.length > 0 ? 1 : 0));
        return work;
    }

    private static FoundContainer withFacts(FoundContainer bare) {
        return new FoundContainer(
                bare.name(),
                ContainerKind.FILE,
                bare.locator(),
                bare.fields(),
                bare.comment(),
                bare.rowCountEstimate(),
                bare.sizeBytes(),
                bare.fileCount(),
                bare.lastModified(),
                bare.problem(),
                new ContainerFacts(
                        List.of(new ForeignKey("fk", List.of("c1"), "items", List.of("c0"))),
                        List.of(new UniqueKey("uq", List.of("c0", "c1"))),
                        List.of("c1"),
                        Instant.parse("2026-01-02T03:04:05Z"),
                        List.of(new FieldCandidate("c0", "the primary key, a whole number")),
                        List.of()),
                List.of("2 of its 3 files lack c1"));
    }

    private ConnectionId connection(String seed, Map<String, Object> properties) {
        ConnectionId id = new ConnectionId(ConnectionId.PREFIX + Ids.derivedTail(run, seed));
        RegisterConnection command = new RegisterConnection(
                id, run + seed, null, "postgresql", properties, Map.of("password", "sealed"), "f-" + seed);
        world.command(command);
        world.command(command);
        return id;
    }

    private DatastoreId registeredOn(ConnectionId shared, String seed, Map<String, Object> own) {
        RegisterDatastore command = onConnection(shared, seed, seed, own);
        world.command(command);
        return command.datastoreId();
    }

    private RegisterDatastore onConnection(ConnectionId shared, String seed, String name, Map<String, Object> own) {
        return new RegisterDatastore(
                Samples.datastoreId(run + seed),
                run + name,
                null,
                "postgresql",
                own,
                Map.of(),
                Samples.operationId(run + seed),
                false,
                "f-" + seed,
                shared);
    }

    private ConnectionTestId testId(String seed) {
        return new ConnectionTestId(ConnectionTestId.PREFIX + Ids.derivedTail(run, seed));
    }

    private TestConnection test(String seed, DatastoreId ds, Long revision, Map<String, String> secrets) {
        boolean stored = ds != null && revision == null;
        return new TestConnection(
                testId(seed),
                ds,
                null,
                revision,
                "postgresql",
                stored ? null : Map.of("host", "db.example"),
                secrets,
                List.of(Discovery.SCHEMAS));
    }

    private static ConnectionProbed probed(WorkAssignment work, long generation) {
        return new ConnectionProbed(
                work.workId(),
                generation,
                new ConnectionTestOutcome(
                        true,
                        null,
                        5L,
                        "PostgreSQL",
                        "16",
                        Map.of(ContainerKind.TABLE, 3L),
                        null,
                        new NameList(List.of("public"), true)));
    }

    @Test
    void manyContainers_areCatalogued() {
        int chunks = manyContainers() / 200;
        DatastoreId ds = registered("many", op("many"));
        WorkAssignment work = world.claimOne(WorkKind.CATALOG);
        for (int chunk = 0; chunk < chunks; chunk++) {
            int from = chunk * 200;
            world.results.handle(new ContainersFound(
                    work.workId(),
                    work.generation(),
                    chunk,
                    IntStream.range(from, from + 200)
                            .mapToObj(i -> Samples.table("t" + i, 10))
                            .toList()));
        }
        world.results.handle(Samples.finished(work, chunks));
        assertThat(world.operation(op("many")).changes().added()).isEqualTo(manyContainers());
        assertThat(stores.datastores().find(ds.value()).orElseThrow().counters().fields())
                .isEqualTo(manyContainers() * 10L);
    }

    int manyContainers() {
        return 10_000;
    }

    private DatastoreCounters counters(DatastoreId ds) {
        return stores.datastores().find(ds.value()).orElseThrow().counters();
    }

    private List<FoundContainer> visible(DatastoreId ds) {
        Datastore datastore = stores.datastores().find(ds.value()).orElseThrow();
        return stores.inventories().of(datastore.inventory().key()).stream()
                .map(ContainerSnapshot::found)
                .toList();
    }

    private List<FailureCode> rejections(DatastoreId ds) {
        return world.facts(DatastoreRejected.class).stream()
                .filter(f -> f.datastoreId().equals(ds))
                .map(f -> f.failure().code())
                .toList();
    }

    private DatastoreId registered(String name, OperationId catalog) {
        DatastoreId ds = Samples.datastoreId(run + name);
        world.command(Samples.register(ds, run + name, catalog, false));
        return ds;
    }

    private DatastoreId catalogued(String name, boolean profileAfter, FoundContainer... containers) {
        DatastoreId ds = Samples.datastoreId(run + name);
        world.command(Samples.register(ds, run + name, op(name), profileAfter));
        finishCatalog(containers);
        return ds;
    }

    private Operation catalog(DatastoreId ds, String name, boolean prune, FoundContainer... containers) {
        clock.pass(Duration.ofSeconds(1));
        world.command(new RunOperation(ds, op(name), OperationType.CATALOG, CatalogSettings.of(prune, false), null));
        finishCatalog(containers);
        return world.operation(op(name));
    }

    private void finishCatalog(FoundContainer... containers) {
        WorkAssignment work = world.claimOne(WorkKind.CATALOG);
        world.results.handle(Samples.finished(work, 1));
        world.results.handle(Samples.found(work, 0, containers));
    }

    private void profile(WorkAssignment work) {
        world.results.handle(Samples.profiled(work, 1));
        world.results.handle(Samples.finished(work, 2));
        world.results.handle(Samples.profiled(work, 0));
    }

    private WorkStatus beat(WorkAssignment work) {
        return world.leases
                .heartbeat(work.workId(), new HeartbeatRequest("w1", work.generation(), WorkProgress.NONE))
                .status();
    }

    private WorkItem item(WorkAssignment work) {
        return stores.items().find(work.workId().value()).orElseThrow();
    }

    private ContainerState state(WorkAssignment work) {
        return stores.states().find(work.container().containerId().value()).orElseThrow();
    }

    private PendingMessages pending(String collection) {
        return stores.pending().stream()
                .filter(p -> p.collection().equals(collection))
                .findFirst()
                .orElseThrow();
    }

    private OperationId op(String name) {
        return Samples.operationId(run + name);
    }

    private static WorkFailed failed(WorkAssignment work, FailureCode code) {
        return new WorkFailed(work.workId(), work.generation(), new Failure(code, "told to fail"));
    }

    private static FoundContainer[] tables(int count) {
        return IntStream.range(0, count).mapToObj(i -> Samples.table("t" + i)).toArray(FoundContainer[]::new);
    }
}
