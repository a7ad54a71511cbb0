package io.plumbline.datastore;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import io.plumbline.api.view.CheckCounts;
import io.plumbline.api.view.CheckFacets;
import io.plumbline.api.view.CheckRunView.Effect;
import io.plumbline.api.view.CheckView;
import io.plumbline.api.work.WorkAssignment;
import io.plumbline.api.work.WorkKind;
import io.plumbline.datastore.check.CheckQuery;
import io.plumbline.datastore.ledger.CrashPoint;
import io.plumbline.datastore.lookup.CheckLookup;
import io.plumbline.datastore.lookup.ContainerLookup;
import io.plumbline.datastore.lookup.DatastoreLookup;
import io.plumbline.datastore.lookup.FieldLookup;
import io.plumbline.datastore.lookup.Paging;
import io.plumbline.datastore.lookup.SortOrder;
import io.plumbline.datastore.measurement.ContainerState;
import io.plumbline.datastore.operation.WorkRules;
import io.plumbline.events.CheckId;
import io.plumbline.events.ContainerId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.Envelope;
import io.plumbline.events.Ids;
import io.plumbline.events.Message;
import io.plumbline.events.OperationId;
import io.plumbline.events.command.AuthorCheck;
import io.plumbline.events.command.CancelOperation;
import io.plumbline.events.command.DecideChecks;
import io.plumbline.events.command.EditCheck;
import io.plumbline.events.command.OverrideContainer;
import io.plumbline.events.command.RemoveDatastore;
import io.plumbline.events.command.RunOperation;
import io.plumbline.events.fact.CheckChanged;
import io.plumbline.events.fact.CheckRejected;
import io.plumbline.events.fact.ChecksDecided;
import io.plumbline.events.fact.ChecksSynchronized;
import io.plumbline.events.model.CatalogSettings;
import io.plumbline.events.model.CheckArchiveReason;
import io.plumbline.events.model.CheckChangeKind;
import io.plumbline.events.model.CheckDecision;
import io.plumbline.events.model.CheckEvidence;
import io.plumbline.events.model.CheckLabels;
import io.plumbline.events.model.CheckOrigin;
import io.plumbline.events.model.CheckOutcome;
import io.plumbline.events.model.CheckStatus;
import io.plumbline.events.model.CheckTerms;
import io.plumbline.events.model.ContainerOverrides;
import io.plumbline.events.model.FailureCode;
import io.plumbline.events.model.FieldStatus;
import io.plumbline.events.model.FoundContainer;
import io.plumbline.events.model.InferredCheck;
import io.plumbline.events.model.OperationStatus;
import io.plumbline.events.model.OperationType;
import io.plumbline.events.model.ProfileSettings;
import io.plumbline.events.model.ReadCoverage;
import io.plumbline.events.model.WorkSummary;
import io.plumbline.events.work.FieldsProfiled;
import io.plumbline.events.work.WorkFinished;

import static org.assertj.core.api.Assertions.assertThat;

/** The life of checks over every store. Each test has datastores of its own. */
abstract class ChecksContract {

    private static final Set<CheckStatus> ALL = EnumSet.allOf(CheckStatus.class);
    private static final Set<CheckStatus> COUNTING = EnumSet.of(CheckStatus.ACTIVE, CheckStatus.DRAFT);

    private final String run = UUID.randomUUID().toString();
    private final AtomicInteger names = new AtomicInteger();
    TestClock clock;
    Stores stores;
    World world;
    private final List<WorkAssignment> claimed = new ArrayList<>();
    private DatastoreId ds;
    /** The container that the tests are about. */
    private String main;

    abstract Stores stores(TestClock clock);

    @BeforeEach
    void open() {
        clock = new TestClock();
        stores = stores(clock);
        world = new World(stores, clock, WorkRules.DEFAULT, CrashPoint.NONE);
    }

    @Test
    void aProfile_createsItsChecks_andAnotherOneMovesThoseThatNobodyHasEdited() {
        catalogued(Samples.table("orders", 3));
        profile(2, notNull("c0"), between("c1", 0, 10), between("c2", 0, 10));

        CheckView first = check("between", "c1");
        assertThat(first.status()).isEqualTo(CheckStatus.ACTIVE);
        assertThat(first.origin()).isEqualTo(CheckOrigin.INFERRED);
        assertThat(first.managed()).isTrue();
        assertThat(first.weight()).isEqualTo(2);
        assertThat(first.createdBy()).isEqualTo("tester");
        assertThat(first.check()).isEqualTo(between("c1", 0, 10));
        assertThat(first.latestRun().effect()).isEqualTo(Effect.CREATED);
        CheckView edited = check("between", "c2");
        edit(edited, Map.of("min", 0, "max", 99));

        profile(2, notNull("c0"), between("c1", 0, 20), between("c2", 5, 15));

        CheckView moved = check("between", "c1");
        assertThat(moved.id()).isEqualTo(first.id());
        assertThat(moved.properties()).containsEntry("max", 20);
        assertThat(moved.revision()).isEqualTo(1);
        assertThat(lookup().get(moved.id()).history()).first().satisfies(change -> {
            assertThat(change.action()).isEqualTo("UPDATED");
            assertThat(change.operationId()).isEqualTo(moved.operationId());
            assertThat(change.values()).anySatisfy(v -> {
                assertThat(v.name()).isEqualTo("max");
                assertThat(v.before()).isEqualTo("10");
                assertThat(v.after()).isEqualTo("20");
            });
        });
        CheckView kept = check("between", "c2");
        assertThat(kept.properties()).isEqualTo(Map.of("min", 0, "max", 99));
        assertThat(kept.managed()).isFalse();
        assertThat(kept.offered()).isTrue();
        assertThat(kept.check()).as("the run's word beside it").isEqualTo(between("c2", 5, 15));
        assertThat(kept.latestRun().effect()).isEqualTo(Effect.OFFERED);
        assertThat(check("notNull", "c0").latestRun().effect()).isEqualTo(Effect.HELD);
        assertThat(world.facts(ChecksSynchronized.class))
                .extracting(f -> List.of(f.created(), f.updated(), f.kept(), f.archived(), f.active()))
                .containsExactly(List.of(3, 0, 0, 0, 3), List.of(0, 1, 2, 0, 3));
        assertThat(counts()).isEqualTo(new CheckCounts(3, 0, 0));
    }

    @Test
    void aRejectedCheck_isNeverProposedAgain_andADeletedOneIsAnew() {
        catalogued(Samples.table("orders", 3));
        profile(2, notNull("c0"), notNull("c1"));
        CheckId rejected = check("notNull", "c0").id();
        CheckId deleted = check("notNull", "c1").id();
        decide(CheckDecision.REJECT, rejected);
        decide(CheckDecision.DELETE, deleted);
        assertThat(list(ALL)).extracting(CheckView::id).containsExactly(rejected);

        profile(2, notNull("c0"), notNull("c1"));
        profile(5, notNull("c0"), notNull("c1"));

        CheckView still = lookup().get(rejected);
        assertThat(still.status()).isEqualTo(CheckStatus.ARCHIVED);
        assertThat(still.archiveReason()).isEqualTo(CheckArchiveReason.REJECTED);
        assertThat(list(COUNTING)).extracting(CheckView::id).containsExactly(deleted);
        assertThat(lookup().get(deleted).history()).hasSize(1);
        assertSequences();
    }

    @Test
    void whatIsNoLongerProposed_isArchived_andComesBack_unlessAPersonHasAcceptedIt() {
        catalogued(Samples.table("orders", 3));
        profile(2, notNull("c0"), notNull("c1"), notNull("c2"));
        CheckId gone = check("notNull", "c0").id();
        CheckId accepted = check("notNull", "c1").id();
        decide(CheckDecision.ACCEPT, accepted);

        partly(2);
        assertThat(list(COUNTING)).as("a part decides nothing").hasSize(3);
        profileOf(List.of("c1"), 2, 100);
        assertThat(check("notNull", "c0").status()).as("c0 wasn't measured").isEqualTo(CheckStatus.ACTIVE);
        profileOf(List.of("c0", "c1", "c2"), 2, 0);
        assertThat(list(COUNTING)).as("an emptied table decides nothing").hasSize(3);
        profile(0);
        assertThat(list(COUNTING)).as("without inference nothing is said").hasSize(3);

        profile(2, notNull("c2"));
        assertThat(lookup().get(gone).archiveReason()).isEqualTo(CheckArchiveReason.NO_LONGER_HELD);
        assertThat(lookup().get(accepted).status()).isEqualTo(CheckStatus.ACTIVE);
        assertThat(lookup().get(accepted).latestRun().effect()).isEqualTo(Effect.NOT_HELD);

        profile(2, notNull("c0"), notNull("c1"), notNull("c2"));
        assertThat(lookup().get(gone).status()).isEqualTo(CheckStatus.ACTIVE);
        assertThat(lookup().get(gone).history())
                .extracting(c -> c.action())
                .containsExactly("RESTORED", "ARCHIVED", "CREATED");
    }

    @Test
    void aRunOfALowerLevel_putsHigherOnesAway_untilTheLevelIsBack() {
        catalogued(Samples.table("orders", 3));
        profile(2, notNull("c0"), between("c1", 0, 10));

        profile(1, notNull("c0"));
        assertThat(check("between", "c1").archiveReason()).isEqualTo(CheckArchiveReason.LEVEL_LOWERED);
        assertThat(check("notNull", "c0").status()).isEqualTo(CheckStatus.ACTIVE);

        profile(2, notNull("c0"), between("c1", 0, 30));
        assertThat(check("between", "c1").status()).isEqualTo(CheckStatus.ACTIVE);
        assertThat(check("between", "c1").properties()).containsEntry("max", 30);
    }

    @Test
    void aPartialRun_doesNotMoveWhatAWholeOneSaid() {
        catalogued(Samples.table("orders", 3));
        profile(2, between("c1", 0, 10));

        partly(2, between("c1", 3, 7), between("c2", 0, 1));

        assertThat(check("between", "c1").properties()).containsEntry("max", 10);
        assertThat(check("between", "c1").offered()).isTrue();
        assertThat(check("between", "c2").latestRun().effect()).isEqualTo(Effect.CREATED);
        partly(2, between("c1", 2, 8), between("c2", 0, 2));
        assertThat(check("between", "c1").properties()).containsEntry("max", 10);
        assertThat(check("between", "c2").properties()).containsEntry("max", 2);
        profile(2, between("c1", 0, 12), between("c2", 0, 3));
        assertThat(check("between", "c1").properties()).containsEntry("max", 12);
    }

    @Test
    void inferredAsDrafts_theyCountOnceTheyAreAccepted() {
        catalogued(Samples.table("orders", 3));
        profile(settings(2, true), notNull("c0"), notNull("c1"));
        assertThat(counts()).isEqualTo(new CheckCounts(0, 2, 0));

        decide(CheckDecision.ACCEPT, check("notNull", "c0").id());
        profile(settings(2, true), notNull("c0"));

        assertThat(check("notNull", "c0").status()).isEqualTo(CheckStatus.ACTIVE);
        assertThat(check("notNull", "c1").status()).isEqualTo(CheckStatus.ARCHIVED);
        profile(2, notNull("c0"), notNull("c1"));
        assertThat(check("notNull", "c1").status()).as("as it was").isEqualTo(CheckStatus.DRAFT);
    }

    @Test
    void aCancelledRun_leavesNothingBehind_butWhatAPersonHasTouched() {
        catalogued(Samples.table("orders", 3), Samples.table("slow", 1));
        profile(2, between("c0", 0, 10), notNull("c1"));
        CheckView before = check("between", "c0");
        OperationId cancelled = queue(settings(2, false));
        WorkAssignment orders = claim("orders");
        finish(orders, List.of("c0", "c1", "c2"), 100, null, between("c0", 0, 50), notNull("c2"), unique("c2"));
        assertThat(check("between", "c0").properties()).containsEntry("max", 50);
        assertThat(check("notNull", "c1").status()).isEqualTo(CheckStatus.ARCHIVED);
        decide(CheckDecision.ACCEPT, check("unique", "c2").id());

        world.command(new CancelOperation(ds, cancelled));
        clock.pass(Duration.ofSeconds(60));
        world.watch();
        world.watch();

        assertThat(world.operation(cancelled).status()).isEqualTo(OperationStatus.CANCELLED);
        CheckView after = check("between", "c0");
        assertThat(after.properties()).isEqualTo(before.properties());
        assertThat(after.check()).isEqualTo(before.check());
        assertThat(after.operationId()).isEqualTo(before.operationId());
        assertThat(after.latestRun()).isEqualTo(before.latestRun());
        assertThat(check("notNull", "c1").status()).isEqualTo(CheckStatus.ACTIVE);
        assertThat(list(ALL)).extracting(CheckView::rule).containsExactlyInAnyOrder("between", "notNull", "unique");
        assertSequences();
    }

    @Test
    void checksOfAnExcludedField_goAndComeBackWithIt_withoutARun() {
        catalogued(Samples.table("orders", 3));
        profile(2, notNull("c0"), notNull("c2"), between("`c2`", 0, 10), unique("c2"));
        CheckId kept = check("notNull", "c0").id();
        CheckId lost = check("notNull", "c2").id();
        CheckId rejected = check("unique", "c2").id();
        decide(CheckDecision.REJECT, rejected);

        exclude(Set.of("c2"));
        assertThat(lookup().get(lost).archiveReason()).isEqualTo(CheckArchiveReason.FIELD_EXCLUDED);
        assertThat(lookup().get(check("between", "`c2`").id()).archiveReason())
                .isEqualTo(CheckArchiveReason.FIELD_EXCLUDED);
        assertThat(lookup().get(kept).status()).isEqualTo(CheckStatus.ACTIVE);
        assertThat(lookup().get(rejected).archiveReason()).isEqualTo(CheckArchiveReason.REJECTED);
        assertThat(world.facts(CheckChanged.class))
                .filteredOn(f -> f.archiveReason() == CheckArchiveReason.FIELD_EXCLUDED)
                .extracting(CheckChanged::change)
                .containsExactly(CheckChangeKind.ARCHIVED, CheckChangeKind.ARCHIVED);

        assertThat(refused("notNull", "c2.inside", terms(Map.of(), 1, null))
                        .failure()
                        .message())
                .contains("excluded");
        profile(2, notNull("c0"), notNull("c2")); // read before the decision
        catalog(Samples.table("orders", 3));
        assertThat(lookup().get(lost).archiveReason())
                .as("of a run that began before")
                .isEqualTo(CheckArchiveReason.FIELD_EXCLUDED);
        catalog(Samples.table("orders", 2));
        exclude(Set.of());
        catalog(Samples.table("orders", 2));
        assertThat(lookup().get(lost).archiveReason()).isEqualTo(CheckArchiveReason.FIELD_MISSING);

        catalog(Samples.table("orders", 3));
        assertThat(lookup().get(lost).status()).isEqualTo(CheckStatus.ACTIVE);
        assertThat(lookup().get(check("between", "`c2`").id()).status()).isEqualTo(CheckStatus.ACTIVE);
        exclude(Set.of("c2"));
        exclude(Set.of());
        assertThat(lookup().get(lost).status()).isEqualTo(CheckStatus.ACTIVE);
        assertThat(lookup().get(rejected).archiveReason()).isEqualTo(CheckArchiveReason.REJECTED);
        assertSequences();
    }

    @Test
    void checksOfAMissingField_goAndComeBackWithIt() {
        catalogued(Samples.table("orders", 3));
        profile(2, notNull("c0"), notNull("c2"));
        CheckId lost = check("notNull", "c2").id();
        CheckId rejected = check("notNull", "c0").id();

        catalog(Samples.table("orders", 2));
        assertThat(lookup().get(lost).archiveReason()).isEqualTo(CheckArchiveReason.FIELD_MISSING);
        assertThat(lookup().get(rejected).status()).isEqualTo(CheckStatus.ACTIVE);
        decide(CheckDecision.REJECT, rejected);
        catalog(Samples.table("orders", 0));
        catalog(Samples.table("orders", 3));

        assertThat(lookup().get(lost).status()).isEqualTo(CheckStatus.ACTIVE);
        assertThat(lookup().get(rejected).archiveReason()).isEqualTo(CheckArchiveReason.REJECTED);
        assertThat(world.facts(ChecksSynchronized.class))
                .extracting(f -> List.of(f.created(), f.archived(), f.restored(), f.active()))
                .containsExactly(List.of(2, 0, 0, 2), List.of(0, 1, 0, 1), List.of(0, 0, 1, 1));
    }

    @Test
    void checksOfAPrunedContainer_goAndComeBackWithIt_butStayWhereItIsOnlyMissing() {
        catalogued(Samples.table("orders", 3), Samples.table("others", 1));
        profile(2, notNull("c0"), unique("c1"));
        CheckId lost = check("notNull", "c0").id();
        CheckId rejected = check("unique", "c1").id();
        decide(CheckDecision.REJECT, rejected);

        catalog(Samples.table("others", 1));
        assertThat(lookup().get(lost).status()).isEqualTo(CheckStatus.ACTIVE);

        catalog(true, Samples.table("others", 1));
        assertThat(lookup().get(lost).archiveReason()).isEqualTo(CheckArchiveReason.FIELD_MISSING);
        assertThat(lookup().get(rejected).archiveReason()).isEqualTo(CheckArchiveReason.REJECTED);

        catalog(Samples.table("orders", 3), Samples.table("others", 1));
        assertThat(lookup().get(lost).status()).isEqualTo(CheckStatus.ACTIVE);
        assertThat(lookup().get(rejected).archiveReason()).isEqualTo(CheckArchiveReason.REJECTED);
        assertSequences();
    }

    @Test
    void authoredChecks_areValidated_andTwoThatCountAreNeverAboutTheSame() {
        catalogued(Samples.table("orders", 3));
        profile(2, between("c1", 0, 10));
        CheckView inferred = check("between", "c1");

        CheckId first = author("between", "c0", terms(Map.of("min", 1, "max", 2), 1, null));
        assertThat(lookup().get(first).weight()).isEqualTo(11);
        assertThat(lookup().get(first).check()).isNull();
        author("between", "c0", terms(Map.of("min", 1, "max", 2), 0.9, null));
        author("between", "c0", terms(Map.of("min", 1, "max", 2), 0.9, "c1 > 3"));
        assertThat(rejections()).isEmpty();

        CheckRejected same = refused("between", "c0", terms(Map.of("min", 7, "max", 8), 1, null));
        assertThat(same.failure().code()).isEqualTo(FailureCode.CHECK_EXISTS);
        assertThat(same.conflictsWith()).isEqualTo(first);
        assertThat(refused("between", "c1", terms(Map.of("min", 7, "max", 8), 1, null))
                        .conflictsWith())
                .isEqualTo(inferred.id());
        assertThat(refused("between", "nope", terms(Map.of("min", 7, "max", 8), 1, null))
                        .failure()
                        .message())
                .startsWith("fields/0: nope");
        assertThat(refused("matchesPattern", "c0", terms(Map.of("pattern", "a+"), 1, null))
                        .failure()
                        .message())
                .contains("bigint", "TEXT");
        assertThat(refused("between", "c2", terms(Map.of("min", 9, "max", 8), 1, null))
                        .failure()
                        .message())
                .startsWith("properties/max: 8");
        assertThat(refused("dreamt", "c0", terms(Map.of(), 1, null)).failure().message())
                .startsWith("rule: dreamt");
        assertThat(refused("lessThanField", "c0", terms(Map.of("fieldName", "nope"), 1, null))
                        .failure()
                        .message())
                .startsWith("properties/fieldName: nope");

        profile(2, between("c0", 3, 4), between("c1", 0, 10));
        CheckView offered = lookup().get(first);
        assertThat(offered.properties()).isEqualTo(Map.of("min", 1, "max", 2));
        assertThat(offered.check()).as("a run says the same thing otherwise").isEqualTo(between("c0", 3, 4));
        profile(2);
        assertThat(lookup().get(first).status()).isEqualTo(CheckStatus.ACTIVE);
    }

    @Test
    void anArchivedCheck_givesItsPlaceUp_andIsNotRestoredOverAnother() {
        catalogued(Samples.table("orders", 3));
        CheckId first = author("notNull", "c0", terms(Map.of(), 1, null));
        decide(CheckDecision.ARCHIVE, first);
        CheckId second = author("notNull", "c0", terms(Map.of(), 1, null));

        List<CheckOutcome> restored = decide(CheckDecision.RESTORE, first);

        assertThat(restored.get(0).failure().code()).isEqualTo(FailureCode.CHECK_EXISTS);
        assertThat(restored.get(0).failure().message()).contains(second.value());
        decide(CheckDecision.DELETE, second);
        assertThat(decide(CheckDecision.RESTORE, first))
                .containsExactly(new CheckOutcome(first, CheckStatus.ACTIVE, null));
        assertSequences();
    }

    @Test
    void edits_needTheNewestRevision_andLeaveWhatTheCheckIsAboutAlone() {
        catalogued(Samples.table("orders", 3));
        CheckId id = author("lessThanField", "c0", terms(Map.of("fieldName", "c1"), 1, null));
        CheckId other = author("notNull", "c0", terms(Map.of(), 0.5, null));
        author("notNull", "c0", terms(Map.of(), 1, null));

        world.command(new EditCheck(ds, id, terms(Map.of("fieldName", "c1"), 0.9, null), CheckLabels.NONE, 7));
        world.command(new EditCheck(ds, id, terms(Map.of("fieldName", "c2"), 1, null), CheckLabels.NONE, 1));
        world.command(new EditCheck(ds, other, terms(Map.of(), 1, null), CheckLabels.NONE, 1));
        world.command(new EditCheck(
                ds, new CheckId("ck_" + Ids.derivedTail("no")), terms(Map.of(), 1, null), CheckLabels.NONE, 1));
        assertThat(rejections())
                .extracting(r -> r.failure().code())
                .containsExactlyInAnyOrder(
                        FailureCode.STALE_REVISION,
                        FailureCode.SETTINGS_INVALID,
                        FailureCode.CHECK_EXISTS,
                        FailureCode.CHECK_UNKNOWN);

        Envelope<Message> edit = Samples.command(new EditCheck(
                ds,
                id,
                terms(Map.of("fieldName", "c1", "inclusive", true), 0.9, "c2 > 0"),
                new CheckLabels(List.of("a"), Map.of("x.y", "z"), "Zoë"),
                1));
        world.intake.handle(edit);
        world.intake.handle(edit);
        CheckView edited = lookup().get(id);
        assertThat(edited.revision()).isEqualTo(2);
        assertThat(edited.filter()).isEqualTo("c2 > 0");
        assertThat(edited.metadata()).isEqualTo(Map.of("x.y", "z"));
        assertThat(edited.history()).hasSize(2);
        assertThat(edited.history().get(0).values())
                .extracting(v -> v.name())
                .containsExactly("inclusive", "coverage", "filter", "tags", "metadata", "owner");
        assertSequences();
    }

    @Test
    void manyDecisions_areAppliedOnce_eachWithItsOutcome() {
        catalogued(Samples.table("orders", 3));
        profile(2, notNull("c0"), notNull("c1"), notNull("c2"));
        CheckId unknown = new CheckId("ck_" + Ids.derivedTail("unknown"));
        CheckId archived = check("notNull", "c2").id();
        decide(CheckDecision.ARCHIVE, archived);
        List<CheckId> ids = List.of(
                check("notNull", "c0").id(),
                unknown,
                archived,
                check("notNull", "c1").id());
        Envelope<Message> command = Samples.command(
                new DecideChecks(ds, "cd_" + Ids.derivedTail(run), ids, CheckDecision.ACCEPT, null, null));

        world.intake.handle(command);
        world.intake.handle(command);

        List<ChecksDecided> told = world.facts(ChecksDecided.class).stream()
                .filter(f -> f.decision() == CheckDecision.ACCEPT)
                .toList();
        assertThat(told).hasSize(1);
        assertThat(told.get(0).outcomes()).extracting(CheckOutcome::checkId).isEqualTo(ids);
        assertThat(told.get(0).outcomes())
                .extracting(o -> o.failure() == null ? null : o.failure().code())
                .containsExactly(null, FailureCode.CHECK_UNKNOWN, FailureCode.CHECK_STATUS, null);
        assertThat(world.facts(CheckChanged.class).stream().filter(f -> f.checkStatus() == CheckStatus.ACTIVE))
                .hasSize(2);
        world.command(new DecideChecks(
                ds, "cd_" + Ids.derivedTail(run, "2"), List.of(ids.get(0)), CheckDecision.REJECT, null, 9L));
        assertThat(lookup().get(ids.get(0)).status()).isEqualTo(CheckStatus.ACTIVE);
    }

    @Test
    void lists_areFiltered_sorted_cut_andCounted() {
        catalogued(Samples.table("a-orders", 3), Samples.table("b-items", 2));
        OperationId op = queue(settings(2, false));
        finish(claim("a-orders"), List.of("c0", "c1", "c2"), 100, null, notNull("c0"), between("c1", 0, 1));
        finish(claim("b-items"), List.of("c0", "c1"), 100, null, notNull("c1"), unique("c0"));
        assertThat(world.operation(op).status()).isEqualTo(OperationStatus.SUCCEEDED);
        ContainerId items = container("b-items");
        CheckId authored = author(items, "sum", "c0", terms(Map.of("value", 4), 1, null));
        CheckView toTag = check("unique", "c0");
        world.command(new EditCheck(
                ds,
                toTag.id(),
                new CheckTerms(toTag.properties(), 1, null, "Every KEY once (really)"),
                new CheckLabels(List.of("finance"), Map.of(), null),
                1));
        decide(CheckDecision.ARCHIVE, check("notNull", "c0").id());

        assertThat(rules(filter(null, null, null, COUNTING, null, null, null)))
                .containsExactly("between", "notNull", "unique", "sum");
        assertThat(rules(filter(items, null, null, ALL, null, null, null))).hasSize(3);
        assertThat(rules(filter(null, "c0", null, COUNTING, null, null, null))).containsExactly("unique", "sum");
        assertThat(rules(filter(null, null, "notNull", ALL, null, null, null))).hasSize(2);
        assertThat(rules(filter(null, null, null, ALL, CheckOrigin.AUTHORED, null, null)))
                .containsExactly("sum");
        assertThat(rules(filter(null, null, null, ALL, null, "finance", null))).containsExactly("unique");
        assertThat(rules(filter(null, null, null, ALL, null, null, "key ONCE (")))
                .containsExactly("unique");
        assertThat(rules(filter(null, null, null, ALL, null, null, "b-IT"))).hasSize(3);
        CheckLookup.Filter all = filter(null, null, null, ALL, null, null, null);
        assertThat(lookup().list(all, CheckQuery.Sort.WEIGHT, SortOrder.DESC, new Paging(0, 2))
                        .items())
                .first()
                .extracting(CheckView::id)
                .isEqualTo(authored);
        assertThat(lookup().list(all, CheckQuery.Sort.CONTAINER, SortOrder.ASC, new Paging(1, 2))
                        .items())
                .extracting(CheckView::rule)
                .containsExactly("notNull", "unique");
        assertThat(lookup().list(all, CheckQuery.Sort.RULE, SortOrder.ASC, new Paging(0, 9)))
                .satisfies(page -> assertThat(page.total()).isEqualTo(5));
        CheckFacets facets = lookup().facets(all);
        assertThat(facets)
                .isEqualTo(new CheckFacets(
                        5,
                        Map.of("ACTIVE", 4L, "ARCHIVED", 1L),
                        Map.of("notNull", 2L, "between", 1L, "unique", 1L, "sum", 1L),
                        Map.of("INFERRED", 4L, "AUTHORED", 1L)));
        assertThat(stores.checks().countByContainer(List.of(items))).containsEntry(items, new CheckCounts(3, 0, 0));
        assertThat(new FieldLookup(containers(), stores.states(), stores.measurements(), stores.checks())
                        .fields(items, FieldLookup.Filter.ALL, new Paging(0, 5))
                        .items())
                .extracting(f -> f.checks())
                .containsExactly(new CheckCounts(2, 0, 0), new CheckCounts(1, 0, 0));
        assertThat(containers().get(items).checks()).isEqualTo(new CheckCounts(3, 0, 0));
        assertThat(counts()).isEqualTo(new CheckCounts(4, 0, 1));

        world.command(new RemoveDatastore(ds));
        assertThat(stores.checks().find(authored.value())).isPresent();
        stores.pending().forEach(p -> p.idsWithPending(Integer.MAX_VALUE).forEach(world::publish));
        world.sweep.sweep();
        assertThat(stores.checks().find(authored.value())).isEmpty();
    }

    @Test
    void amongManyDatastores_theChecksOfThoseThatAreThere_areListedAndCounted() {
        List<DatastoreId> all = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            DatastoreId other = Samples.datastoreId(run + "other" + i);
            world.command(Samples.register(other, run + "other" + i, op("other" + i), false));
            all.add(other);
        }
        while (!world.claim(WorkKind.CATALOG, 10).isEmpty()) {
            clock.pass(Duration.ofMillis(1)); // their catalogs aren't what this is about
        }
        catalogued(Samples.table("orders", 3));
        profile(2, notNull("c0"));
        DatastoreId removed = ds;
        catalogued(Samples.table("orders", 3));
        profile(2, notNull("c0"), notNull("c1"));
        all.addAll(List.of(removed, ds));
        CheckLookup.Filter everywhere = new CheckLookup.Filter(null, null, null, null, ALL, null, null, null);
        Map<DatastoreId, CheckCounts> both = stores.checks().countByDatastore(all);
        assertThat(both).isEqualTo(Map.of(removed, new CheckCounts(1, 0, 0), ds, new CheckCounts(2, 0, 0)));
        assertThat(lookup().facets(everywhere).total()).isEqualTo(3);

        world.command(new RemoveDatastore(removed));

        assertThat(lookup().facets(everywhere).total()).isEqualTo(2);
        assertThat(stores.checks().countByDatastore(all.subList(0, 25))).isEmpty();
        decide(CheckDecision.ARCHIVE, check("notNull", "c0").id());
        assertThat(stores.checks().countByDatastore(all)).containsEntry(ds, new CheckCounts(1, 0, 1));
    }

    @Test
    void aCrashAtAnyMoment_isMendedByTheNextLook_andToldOnce() {
        for (String place :
                List.of("results.before-flip", "checks.between-writes", "checks.before-fact", "results.after-flip")) {
            AtomicInteger left = new AtomicInteger(1);
            World mortal = new World(stores, clock, WorkRules.DEFAULT, name -> {
                if (name.equals(place) && left.getAndDecrement() > 0) {
                    throw new IllegalStateException("killed at " + place);
                }
            });
            World whole = world;
            world = mortal;
            claimed.clear();
            // A catalog comes by the first of these places, too.
            left.set(0);
            catalogued(Samples.table("orders", 3));
            left.set(1);
            OperationId op = queue(settings(2, false));
            try {
                finish(claim("orders"), List.of("c0", "c1"), 100, null, notNull("c0"), notNull("c1"));
            } catch (IllegalStateException e) {
                assertThat(e).hasMessageContaining(place);
            }
            assertThat(left.get()).as(place).isNotPositive();
            world = whole;
            clock.pass(Duration.ofSeconds(30));
            world.watch();
            world.watch();

            assertThat(world.operation(op).status()).as(place).isEqualTo(OperationStatus.SUCCEEDED);
            assertThat(list(COUNTING)).as(place).hasSize(2);
            assertThat(world.facts(ChecksSynchronized.class).stream()
                            .filter(f -> f.operationId().equals(op)))
                    .as(place)
                    .hasSize(1)
                    .allSatisfy(f -> assertThat(f.created()).isEqualTo(2));
        }
    }

    @Test
    void thousandsOfChecks_ofOneContainer_followTheirRuns() {
        catalogued(Samples.table("wide", 3));
        InferredCheck[] checks = IntStream.range(0, manyChecks())
                .mapToObj(i -> between("f" + i, 0, 10))
                .toArray(InferredCheck[]::new);
        profile(2, checks);
        InferredCheck[] moved = IntStream.range(0, manyChecks())
                .mapToObj(i -> between("f" + i, 0, 11))
                .toArray(InferredCheck[]::new);

        profile(2, moved);

        assertThat(counts()).isEqualTo(new CheckCounts(manyChecks(), 0, 0));
        assertThat(world.facts(ChecksSynchronized.class))
                .last()
                .satisfies(f -> assertThat(f.updated()).isEqualTo(manyChecks()));
    }

    int manyChecks() {
        return 3_000;
    }

    // --- what the tests are written in

    private void catalogued(FoundContainer... found) {
        String name = name();
        main = found[0].name();
        ds = Samples.datastoreId(run + name);
        world.command(Samples.register(ds, run + name, op(name), false));
        finishCatalog(found);
    }

    private void catalog(FoundContainer... found) {
        catalog(false, found);
    }

    private void catalog(boolean prune, FoundContainer... found) {
        clock.pass(Duration.ofSeconds(1));
        world.command(new RunOperation(ds, op(name()), OperationType.CATALOG, CatalogSettings.of(prune, false), null));
        finishCatalog(found);
    }

    private void finishCatalog(FoundContainer... found) {
        WorkAssignment work = world.claimOne(WorkKind.CATALOG);
        world.results.handle(Samples.found(work, 0, found));
        world.results.handle(Samples.finished(work, 1));
    }

    private void exclude(Set<String> fields) {
        ContainerId container = container("orders");
        long revision = world.stores
                .states()
                .find(container.value())
                .map(ContainerState::overridesRevision)
                .orElse(0L);
        ContainerOverrides decided = ContainerOverrides.NONE.with(
                Map.of(), fields.stream().collect(Collectors.toMap(f -> f, f -> FieldStatus.EXCLUDED)));
        world.command(new OverrideContainer(ds, container, decided, revision));
    }

    private void profile(int level, InferredCheck... checks) {
        profile(settings(level, false), checks);
    }

    private void profile(ProfileSettings settings, InferredCheck... checks) {
        OperationId op = queue(settings);
        WorkAssignment work = claim(main);
        List<String> fields = new ArrayList<>(List.of("c0", "c1", "c2"));
        Arrays.stream(checks).flatMap(c -> c.fields().stream()).forEach(fields::add);
        finish(work, fields.stream().distinct().toList(), 100, null, checks);
        others(op);
    }

    private void partly(int level, InferredCheck... checks) {
        queue(settings(level, false));
        finish(claim(main), List.of("c0", "c1", "c2"), 100, ReadCoverage.of(true, List.of("a part")), checks);
    }

    private void profileOf(List<String> fields, int level, long rows, InferredCheck... checks) {
        queue(settings(level, false));
        finish(claim(main), fields, rows, null, checks);
    }

    /** Ends what else an operation has, so that the next one begins alone. */
    private void others(OperationId op) {
        while (!world.operation(op).status().terminal()) {
            claimed.addAll(world.claim(WorkKind.PROFILE, 4));
            finish(claimed.remove(0), List.of("c0"), 100, null);
        }
    }

    private OperationId queue(ProfileSettings settings) {
        clock.pass(Duration.ofSeconds(1));
        OperationId op = op(name());
        world.command(new RunOperation(ds, op, OperationType.PROFILE, null, settings));
        return op;
    }

    private WorkAssignment claim(String container) {
        claimed.addAll(world.claim(WorkKind.PROFILE, 4));
        WorkAssignment work = claimed.stream()
                .filter(w -> w.container().name().equals(container))
                .findFirst()
                .orElseThrow();
        claimed.remove(work);
        return work;
    }

    private void finish(
            WorkAssignment work, List<String> fields, long rows, ReadCoverage coverage, InferredCheck... checks) {
        int chunk = 0;
        for (int from = 0; from < Math.max(fields.size(), checks.length); from += 1_000) {
            int begin = from;
            world.results.handle(new FieldsProfiled(
                    work.workId(),
                    work.generation(),
                    chunk++,
                    IntStream.range(Math.min(begin, fields.size()), Math.min(begin + 1_000, fields.size()))
                            .mapToObj(i -> Samples.fieldProfile(i, rows, fields.get(i)))
                            .toList(),
                    Arrays.asList(checks)
                            .subList(Math.min(begin, checks.length), Math.min(begin + 1_000, checks.length))));
        }
        world.results.handle(new WorkFinished(
                work.workId(),
                work.generation(),
                chunk,
                new WorkSummary(1, fields.size(), rows, 1_000, checks.length),
                List.of(),
                coverage));
    }

    /** As it comes over the wire, so that the other settings don't matter here. */
    private static ProfileSettings settings(int level, boolean drafts) {
        return JsonMapper.shared()
                .readValue(
                        "{\"containers\": [], \"inferenceLevel\": " + level + ", \"inferAsDraft\": " + drafts + "}",
                        ProfileSettings.class);
    }

    private List<CheckOutcome> decide(CheckDecision decision, CheckId id) {
        String name = "cd_" + Ids.derivedTail(run, name());
        world.command(new DecideChecks(ds, name, List.of(id), decision, null, null));
        return world.facts(ChecksDecided.class).stream()
                .filter(f -> f.decisionId().equals(name))
                .findFirst()
                .orElseThrow()
                .outcomes();
    }

    private void edit(CheckView view, Map<String, Object> properties) {
        world.command(new EditCheck(
                ds,
                view.id(),
                new CheckTerms(properties, view.coverage(), view.filter(), view.description()),
                CheckLabels.NONE,
                view.revision()));
    }

    private CheckId author(String rule, String field, CheckTerms terms) {
        return author(container("orders"), rule, field, terms);
    }

    private CheckId author(ContainerId container, String rule, String field, CheckTerms terms) {
        CheckId id = new CheckId("ck_" + Ids.derivedTail(run, name()));
        Envelope<Message> command = Samples.command(
                new AuthorCheck(ds, container, id, rule, List.of(field), terms, CheckLabels.NONE, false));
        world.intake.handle(command);
        world.intake.handle(command);
        return id;
    }

    private CheckRejected refused(String rule, String field, CheckTerms terms) {
        CheckId id = author(rule, field, terms);
        List<CheckRejected> told =
                rejections().stream().filter(r -> r.checkId().equals(id)).toList();
        assertThat(told).as("told once").hasSize(1);
        return told.get(0);
    }

    private List<CheckRejected> rejections() {
        return world.facts(CheckRejected.class);
    }

    private CheckView check(String rule, String field) {
        return list(ALL).stream()
                .filter(c -> c.rule().equals(rule) && c.fields().equals(List.of(field)))
                .findFirst()
                .orElseThrow();
    }

    private List<CheckView> list(Set<CheckStatus> statuses) {
        return lookup().list(
                        filter(null, null, null, statuses, null, null, null),
                        CheckQuery.Sort.CONTAINER,
                        SortOrder.ASC,
                        new Paging(0, 200))
                .items();
    }

    private List<String> rules(CheckLookup.Filter filter) {
        return lookup().list(filter, CheckQuery.Sort.CONTAINER, SortOrder.ASC, new Paging(0, 200)).items().stream()
                .map(CheckView::rule)
                .toList();
    }

    private CheckLookup.Filter filter(
            ContainerId container,
            String field,
            String rule,
            Set<CheckStatus> statuses,
            CheckOrigin origin,
            String tag,
            String search) {
        return new CheckLookup.Filter(ds, container, field, rule, statuses, origin, tag, search);
    }

    private CheckCounts counts() {
        return datastores().get(ds).checks();
    }

    private ContainerId container(String name) {
        return containers()
                .list(
                        ds,
                        new ContainerLookup.Filter(name, null, null, null, ContainerLookup.Sort.NAME, SortOrder.ASC),
                        new Paging(0, 1))
                .items()
                .get(0)
                .id();
    }

    private DatastoreLookup datastores() {
        return new DatastoreLookup(stores.datastores(), stores.operations(), stores.checks());
    }

    private ContainerLookup containers() {
        return new ContainerLookup(
                datastores(), stores.datastores(), stores.inventories(), stores.states(), stores.checks());
    }

    private CheckLookup lookup() {
        return new CheckLookup(datastores(), stores.datastores(), containers(), stores.states(), stores.checks());
    }

    /** The facts of each check are numbered from 1 without a gap. */
    private void assertSequences() {
        for (CheckView view : list(ALL)) {
            List<Long> numbers = world.facts().stream()
                    .filter(e -> ((io.plumbline.events.fact.Fact) e.message())
                            .subject()
                            .equals(view.id().value()))
                    .map(e -> e.header().sequence())
                    .toList();
            for (int i = 0; i < numbers.size(); i++) {
                assertThat(numbers.get(i)).as(view.id() + " " + numbers).isEqualTo(i + 1);
            }
        }
    }

    private static CheckTerms terms(Map<String, Object> properties, double coverage, String filter) {
        return new CheckTerms(properties, coverage, filter, "a description");
    }

    private static InferredCheck notNull(String field) {
        return inferred("notNull", field, Map.of(), 1);
    }

    private static InferredCheck unique(String field) {
        return inferred("unique", field, Map.of(), 2);
    }

    private static InferredCheck between(String field, int min, int max) {
        return inferred("between", field, Map.of("min", min, "max", max), 2);
    }

    private static InferredCheck inferred(String rule, String field, Map<String, Object> properties, int level) {
        return new InferredCheck(
                rule,
                List.of(field),
                properties,
                1,
                level,
                field + " keeps " + rule,
                new CheckEvidence(100, 100, "rule of three, 95 %", "at most 3 %"));
    }

    private String name() {
        return "n" + names.incrementAndGet();
    }

    private OperationId op(String name) {
        return Samples.operationId(run + name);
    }
}
