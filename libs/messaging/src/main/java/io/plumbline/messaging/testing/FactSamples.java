package io.plumbline.messaging.testing;

import java.util.List;
import java.util.Map;

import io.plumbline.events.Message;
import io.plumbline.events.fact.CatalogCompleted;
import io.plumbline.events.fact.CheckChanged;
import io.plumbline.events.fact.CheckRejected;
import io.plumbline.events.fact.ChecksDecided;
import io.plumbline.events.fact.ChecksInferred;
import io.plumbline.events.fact.ChecksSynchronized;
import io.plumbline.events.fact.ConnectionRegistered;
import io.plumbline.events.fact.ConnectionRejected;
import io.plumbline.events.fact.ConnectionRemoved;
import io.plumbline.events.fact.ConnectionTested;
import io.plumbline.events.fact.ConnectionUpdated;
import io.plumbline.events.fact.ContainerOverridden;
import io.plumbline.events.fact.ContainerProfiled;
import io.plumbline.events.fact.DatastoreRegistered;
import io.plumbline.events.fact.DatastoreRejected;
import io.plumbline.events.fact.DatastoreRemoved;
import io.plumbline.events.fact.DatastoreUpdated;
import io.plumbline.events.fact.OperationFinished;
import io.plumbline.events.fact.OperationProgressed;
import io.plumbline.events.fact.OperationQueued;
import io.plumbline.events.fact.OperationRejected;
import io.plumbline.events.fact.OperationStarted;
import io.plumbline.events.fact.ProfileCompleted;
import io.plumbline.events.fact.SourceAnswered;
import io.plumbline.events.model.CheckArchiveReason;
import io.plumbline.events.model.CheckChangeKind;
import io.plumbline.events.model.CheckDecision;
import io.plumbline.events.model.CheckOutcome;
import io.plumbline.events.model.CheckStatus;
import io.plumbline.events.model.ConnectionTestOutcome;
import io.plumbline.events.model.ContainerKind;
import io.plumbline.events.model.Failure;
import io.plumbline.events.model.FailureCode;
import io.plumbline.events.model.NameList;
import io.plumbline.events.model.OperationStatus;
import io.plumbline.events.model.OperationType;
import io.plumbline.events.model.SourceAnswer;
import io.plumbline.events.model.WindowState;

import static io.plumbline.messaging.testing.Samples.CHECK;
import static io.plumbline.messaging.testing.Samples.CONNECTION;
import static io.plumbline.messaging.testing.Samples.CONTAINER;
import static io.plumbline.messaging.testing.Samples.DATASTORE;
import static io.plumbline.messaging.testing.Samples.FAILURE;
import static io.plumbline.messaging.testing.Samples.OPERATION;
import static io.plumbline.messaging.testing.Samples.TEST;
import static io.plumbline.messaging.testing.Samples.TIME;
import static io.plumbline.messaging.testing.Samples.WARNING;
import static io.plumbline.messaging.testing.Samples.preflight;

/** One valid fact of every type. */
final class FactSamples {

    private FactSamples() {}

    static List<Message> all() {
        return List.of(
                new DatastoreRegistered(DATASTORE, "warehouse", "postgresql", OPERATION),
                new DatastoreRejected(DATASTORE, new Failure(FailureCode.NAME_TAKEN, "warehouse is taken")),
                new DatastoreUpdated(DATASTORE, "warehouse 2", 4),
                new DatastoreRemoved(DATASTORE, "warehouse 2"),
                new OperationQueued(DATASTORE, OPERATION, OperationType.CATALOG),
                new OperationRejected(DATASTORE, OPERATION, new Failure(FailureCode.QUEUE_FULL, "50 operations wait")),
                new OperationStarted(DATASTORE, OPERATION, OperationType.CATALOG),
                new OperationProgressed(DATASTORE, OPERATION, 3, 10, 30_000, 1_048_576),
                new OperationFinished(
                        DATASTORE, OPERATION, OperationType.PROFILE, OperationStatus.FAILED, FAILURE, List.of(WARNING)),
                new CatalogCompleted(DATASTORE, OPERATION, 10, 120, 2, 1, 0),
                new ContainerProfiled(DATASTORE, OPERATION, CONTAINER, "sales.orders", 1_000, 12, 9),
                new ContainerOverridden(DATASTORE, CONTAINER, "sales.orders", true, 3),
                new ChecksInferred(DATASTORE, OPERATION, CONTAINER, "sales.orders", Map.of("notNull", 7, "between", 2)),
                new ChecksSynchronized(DATASTORE, OPERATION, CONTAINER, "sales.orders", 4, 3, 2, 1, 1, 9, 2),
                new CheckChanged(
                        DATASTORE,
                        CONTAINER,
                        "sales.orders",
                        CHECK,
                        "between",
                        List.of("total"),
                        CheckChangeKind.REJECTED,
                        CheckStatus.ARCHIVED,
                        CheckArchiveReason.REJECTED,
                        4),
                new CheckRejected(
                        DATASTORE, CHECK, new Failure(FailureCode.CHECK_EXISTS, "there is one already"), CHECK),
                new ChecksDecided(
                        DATASTORE,
                        "cd_0123456789abcdef",
                        CheckDecision.ACCEPT,
                        List.of(new CheckOutcome(CHECK, CheckStatus.ACTIVE, null))),
                new ProfileCompleted(
                        DATASTORE, OPERATION, OperationStatus.SUCCEEDED_WITH_WARNINGS, 9, 1, 120, 10_000, 42),
                new ConnectionRegistered(CONNECTION, "warehouse", "postgresql"),
                new ConnectionRejected(
                        CONNECTION, new Failure(FailureCode.CONNECTION_IN_USE, "warehouse is used by sales")),
                new ConnectionUpdated(CONNECTION, "warehouse 2", 4),
                new ConnectionRemoved(CONNECTION, "warehouse 2"),
                new ConnectionTested(TEST, DATASTORE, CONNECTION, "postgresql", reached()),
                new SourceAnswered(
                        TEST,
                        DATASTORE,
                        SourceAnswer.of(preflight(
                                4, new WindowState("20:00-06:00 Europe/Berlin", false, TIME.plusSeconds(3_600))))));
    }

    private static ConnectionTestOutcome reached() {
        return new ConnectionTestOutcome(
                true,
                null,
                12L,
                "PostgreSQL",
                "16.4",
                Map.of(ContainerKind.TABLE, 120L),
                new NameList(List.of("sales", "stock"), true),
                new NameList(List.of("public"), false));
    }
}
