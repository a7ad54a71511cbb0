package io.plumbline.messaging.testing;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.plumbline.events.CheckId;
import io.plumbline.events.ConnectionId;
import io.plumbline.events.ConnectionTestId;
import io.plumbline.events.ContainerId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.Envelope;
import io.plumbline.events.Message;
import io.plumbline.events.MessageHeader;
import io.plumbline.events.MessageType;
import io.plumbline.events.OperationId;
import io.plumbline.events.TokenId;
import io.plumbline.events.WorkId;
import io.plumbline.events.access.TokenState;
import io.plumbline.events.command.AskSource;
import io.plumbline.events.command.AuthorCheck;
import io.plumbline.events.command.CancelOperation;
import io.plumbline.events.command.DecideChecks;
import io.plumbline.events.command.EditCheck;
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
import io.plumbline.events.fact.Fact;
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
import io.plumbline.events.model.CheckEvidence;
import io.plumbline.events.model.CheckLabels;
import io.plumbline.events.model.CheckOutcome;
import io.plumbline.events.model.CheckStatus;
import io.plumbline.events.model.CheckTerms;
import io.plumbline.events.model.ConnectionProblem;
import io.plumbline.events.model.ConnectionTestFailure;
import io.plumbline.events.model.ConnectionTestOutcome;
import io.plumbline.events.model.ContainerKind;
import io.plumbline.events.model.ContainerOverrides;
import io.plumbline.events.model.ContainerPlan;
import io.plumbline.events.model.Discovery;
import io.plumbline.events.model.Failure;
import io.plumbline.events.model.FailureCode;
import io.plumbline.events.model.FieldProfile;
import io.plumbline.events.model.FoundContainer;
import io.plumbline.events.model.FoundField;
import io.plumbline.events.model.GroupValue;
import io.plumbline.events.model.GroupedField;
import io.plumbline.events.model.HistogramBucket;
import io.plumbline.events.model.InferredCheck;
import io.plumbline.events.model.Metric;
import io.plumbline.events.model.MetricKind;
import io.plumbline.events.model.NameList;
import io.plumbline.events.model.OperationStatus;
import io.plumbline.events.model.OperationType;
import io.plumbline.events.model.PartStateSlice;
import io.plumbline.events.model.PlanTotals;
import io.plumbline.events.model.Preflight;
import io.plumbline.events.model.ProfileGroup;
import io.plumbline.events.model.ProfilePart;
import io.plumbline.events.model.ProfileSettings;
import io.plumbline.events.model.Role;
import io.plumbline.events.model.RowSample;
import io.plumbline.events.model.SourceAnswer;
import io.plumbline.events.model.SourceQuestion;
import io.plumbline.events.model.TopValue;
import io.plumbline.events.model.Warning;
import io.plumbline.events.model.WindowState;
import io.plumbline.events.model.WorkSummary;
import io.plumbline.events.work.CatalogRequested;
import io.plumbline.events.work.ConnectionProbed;
import io.plumbline.events.work.ConnectionTestRequested;
import io.plumbline.events.work.ContainerProfileRequested;
import io.plumbline.events.work.ContainersFound;
import io.plumbline.events.work.FieldsProfiled;
import io.plumbline.events.work.GroupsProfiled;
import io.plumbline.events.work.PartsProfiled;
import io.plumbline.events.work.SourceReplied;
import io.plumbline.events.work.WorkFailed;
import io.plumbline.events.work.WorkFinished;

/** One valid message of every type, always the same. The golden files are made of them: never change a value. */
public final class Samples {

    public static final DatastoreId DATASTORE = new DatastoreId("ds_0123456789abcdef");
    public static final OperationId OPERATION = new OperationId("op_0123456789abcdef");
    public static final WorkId WORK = new WorkId("wi_0123456789abcdef");
    public static final ContainerId CONTAINER = new ContainerId("ct_0123456789abcdef");
    public static final CheckId CHECK = new CheckId("ck_0123456789abcdef");
    public static final TokenId TOKEN = new TokenId("tk_0123456789abcdef");
    public static final ConnectionId CONNECTION = new ConnectionId("cn_0123456789abcdef");
    public static final ConnectionTestId TEST = new ConnectionTestId("te_0123456789abcdef");
    public static final Instant TIME = Instant.parse("2026-11-23T01:02:03.456789Z");

    private static final String SHA256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    private static final Failure FAILURE =
            new Failure(FailureCode.CONNECTION_REFUSED, "db.example:5432 refused the connection – läuft sie?");
    private static final Warning WARNING =
            new Warning("sales.orders", new Failure(FailureCode.FILE_UNREADABLE, "3 lines could not be parsed"));

    private static final CheckTerms TERMS =
            new CheckTerms(Map.of("min", 0, "max", 100), 0.99, "status = 'paid'", "A total is at most 100.");
    private static final CheckLabels LABELS = new CheckLabels(List.of("finance"), Map.of("ticket", "DQ-7"), "Zoë");

    private Samples() {}

    /** One valid instance of every message type. */
    public static Map<MessageType, Envelope<?>> everyMessage() {
        Map<MessageType, Envelope<?>> samples = new EnumMap<>(MessageType.class);
        for (MessageType type : MessageType.values()) {
            samples.put(type, envelope(message(type)));
        }
        return samples;
    }

    /** This message with the samples' header; a fact has sequence 7. */
    public static <M extends Message> Envelope<M> envelope(M message) {
        return new Envelope<>(header(message), message);
    }

    private static MessageHeader header(Message message) {
        return new MessageHeader(
                "msg_0123456789abcdef0123456789abcdef",
                "/plumbline/sample",
                TIME,
                "msg_fedcba9876543210fedcba9876543210",
                "Zoë 佐藤",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                message instanceof Fact ? 7L : null);
    }

    private static Message message(MessageType type) {
        return switch (type) {
            case REGISTER_DATASTORE ->
                new RegisterDatastore(
                        DATASTORE,
                        "warehouse",
                        "Orders and customers",
                        "postgresql",
                        Map.of("host", "db.example", "port", 5432, "tls", true),
                        Map.of("password", "sealed:v1:AAECAw"),
                        OPERATION,
                        true,
                        SHA256,
                        null);
            case UPDATE_DATASTORE ->
                new UpdateDatastore(
                        DATASTORE,
                        "warehouse 2",
                        null,
                        Map.of("host", "db2.example"),
                        Map.of("password", "sealed:v1:BAUGBw"),
                        3);
            case REMOVE_DATASTORE -> new RemoveDatastore(DATASTORE);
            case RUN_OPERATION ->
                new RunOperation(
                        DATASTORE, OPERATION, OperationType.PROFILE, null, new ProfileSettings(List.of(CONTAINER), 2));
            case CANCEL_OPERATION -> new CancelOperation(DATASTORE, OPERATION);
            case REGISTER_CONNECTION ->
                new RegisterConnection(
                        CONNECTION,
                        "warehouse",
                        "Shared by all",
                        "postgresql",
                        Map.of("host", "db.example", "port", 5432),
                        Map.of("password", "sealed:v1:AAECAw"),
                        SHA256);
            case UPDATE_CONNECTION ->
                new UpdateConnection(CONNECTION, "warehouse 2", null, null, Map.of("password", "sealed:v1:BAUGBw"), 3);
            case REMOVE_CONNECTION -> new RemoveConnection(CONNECTION);
            case OVERRIDE_CONTAINER ->
                new OverrideContainer(
                        DATASTORE,
                        CONTAINER,
                        new ContainerOverrides("id", "updated_at", null, true, Map.of("zip", "string")),
                        2);
            case TEST_CONNECTION ->
                new TestConnection(
                        TEST,
                        DATASTORE,
                        CONNECTION,
                        3L,
                        "postgresql",
                        Map.of("host", "db2.example"),
                        Map.of("password", "sealed:v1:BAUGBw"),
                        List.of(Discovery.DATABASES, Discovery.SCHEMAS));
            case ASK_SOURCE ->
                new AskSource(
                        TEST,
                        DATASTORE,
                        new SourceQuestion(
                                new ProfileSettings(List.of(CONTAINER), 2, 1_000L, 65_536L, new RowSample(0.25, 42L)),
                                null));
            case AUTHOR_CHECK ->
                new AuthorCheck(DATASTORE, CONTAINER, CHECK, "between", List.of("total"), TERMS, LABELS, true);
            case EDIT_CHECK -> new EditCheck(DATASTORE, CHECK, TERMS, LABELS, 3);
            case DECIDE_CHECKS ->
                new DecideChecks(
                        DATASTORE,
                        "cd_0123456789abcdef",
                        List.of(CHECK),
                        CheckDecision.ARCHIVE,
                        CheckArchiveReason.DISCARDED,
                        3L);
            case ISSUE_TOKEN -> new IssueToken(TOKEN, "ci", Role.EDITOR, SHA256, TIME.plusSeconds(86_400));
            case REVOKE_TOKEN -> new RevokeToken(TOKEN);
            case CATALOG_REQUESTED -> new CatalogRequested(DATASTORE, OPERATION, WORK);
            case CONNECTION_TEST_REQUESTED -> new ConnectionTestRequested(TEST, WORK);
            case CONTAINER_PROFILE_REQUESTED -> new ContainerProfileRequested(DATASTORE, OPERATION, WORK, CONTAINER);
            case CONTAINERS_FOUND -> new ContainersFound(WORK, 2, 0, List.of(container()));
            case FIELDS_PROFILED -> new FieldsProfiled(WORK, 2, 0, List.of(profile()), List.of(check()));
            case PARTS_PROFILED ->
                new PartsProfiled(
                        WORK,
                        2,
                        1,
                        List.of(new ProfilePart(
                                "orders-2026-01-31.csv", 0, "65536-1", 1_000, 65_536L, TIME, null, TIME, "wk_1.2")),
                        List.of(new PartStateSlice("orders-2026-01-31.csv", 0, 1, "AQID")));
            case GROUPS_PROFILED ->
                new GroupsProfiled(
                        WORK,
                        2,
                        1,
                        List.of(new ProfileGroup(
                                "gr_0123456789abcdef",
                                0,
                                List.of(new GroupValue("country", "DE"), new GroupValue("channel", null)),
                                "`country` = 'DE' AND `channel` IS NULL",
                                250,
                                1)),
                        List.of(new GroupedField(0, profile().withoutState())));
            case CONNECTION_PROBED -> new ConnectionProbed(WORK, 1, refused());
            case SOURCE_REPLIED -> new SourceReplied(WORK, 1, SourceAnswer.of(preflight(null, null)));
            case WORK_FINISHED ->
                new WorkFinished(WORK, 2, 1, new WorkSummary(1, 2, 1_000, 65_536, 1), List.of(WARNING));
            case WORK_FAILED -> new WorkFailed(WORK, 2, FAILURE);
            case DATASTORE_REGISTERED -> new DatastoreRegistered(DATASTORE, "warehouse", "postgresql", OPERATION);
            case DATASTORE_REJECTED ->
                new DatastoreRejected(DATASTORE, new Failure(FailureCode.NAME_TAKEN, "warehouse is taken"));
            case DATASTORE_UPDATED -> new DatastoreUpdated(DATASTORE, "warehouse 2", 4);
            case DATASTORE_REMOVED -> new DatastoreRemoved(DATASTORE, "warehouse 2");
            case OPERATION_QUEUED -> new OperationQueued(DATASTORE, OPERATION, OperationType.CATALOG);
            case OPERATION_REJECTED ->
                new OperationRejected(DATASTORE, OPERATION, new Failure(FailureCode.QUEUE_FULL, "50 operations wait"));
            case OPERATION_STARTED -> new OperationStarted(DATASTORE, OPERATION, OperationType.CATALOG);
            case OPERATION_PROGRESSED -> new OperationProgressed(DATASTORE, OPERATION, 3, 10, 30_000, 1_048_576);
            case OPERATION_FINISHED ->
                new OperationFinished(
                        DATASTORE, OPERATION, OperationType.PROFILE, OperationStatus.FAILED, FAILURE, List.of(WARNING));
            case CATALOG_COMPLETED -> new CatalogCompleted(DATASTORE, OPERATION, 10, 120, 2, 1, 0);
            case CONTAINER_PROFILED ->
                new ContainerProfiled(DATASTORE, OPERATION, CONTAINER, "sales.orders", 1_000, 12, 9);
            case CONTAINER_OVERRIDDEN -> new ContainerOverridden(DATASTORE, CONTAINER, "sales.orders", true, 3);
            case CHECKS_INFERRED ->
                new ChecksInferred(DATASTORE, OPERATION, CONTAINER, "sales.orders", Map.of("notNull", 7, "between", 2));
            case CHECKS_SYNCHRONIZED ->
                new ChecksSynchronized(DATASTORE, OPERATION, CONTAINER, "sales.orders", 4, 3, 2, 1, 1, 9, 2);
            case CHECK_CHANGED ->
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
                        4);
            case CHECK_REJECTED ->
                new CheckRejected(
                        DATASTORE, CHECK, new Failure(FailureCode.CHECK_EXISTS, "there is one already"), CHECK);
            case CHECKS_DECIDED ->
                new ChecksDecided(
                        DATASTORE,
                        "cd_0123456789abcdef",
                        CheckDecision.ACCEPT,
                        List.of(new CheckOutcome(CHECK, CheckStatus.ACTIVE, null)));
            case PROFILE_COMPLETED ->
                new ProfileCompleted(
                        DATASTORE, OPERATION, OperationStatus.SUCCEEDED_WITH_WARNINGS, 9, 1, 120, 10_000, 42);
            case CONNECTION_REGISTERED -> new ConnectionRegistered(CONNECTION, "warehouse", "postgresql");
            case CONNECTION_REJECTED ->
                new ConnectionRejected(
                        CONNECTION, new Failure(FailureCode.CONNECTION_IN_USE, "warehouse is used by sales"));
            case CONNECTION_UPDATED -> new ConnectionUpdated(CONNECTION, "warehouse 2", 4);
            case CONNECTION_REMOVED -> new ConnectionRemoved(CONNECTION, "warehouse 2");
            case CONNECTION_TESTED -> new ConnectionTested(TEST, DATASTORE, CONNECTION, "postgresql", reached());
            case SOURCE_ANSWERED ->
                new SourceAnswered(
                        TEST,
                        DATASTORE,
                        SourceAnswer.of(preflight(
                                4, new WindowState("20:00-06:00 Europe/Berlin", false, TIME.plusSeconds(3_600)))));
            case TOKEN_STATE -> new TokenState(TOKEN, "ci", Role.EDITOR, SHA256, TIME, TIME.plusSeconds(86_400), false);
        };
    }

    private static Preflight preflight(@Nullable Integer connections, @Nullable WindowState window) {
        ContainerPlan orders = new ContainerPlan(
                CONTAINER, "sales.orders", null, 1_000L, 65_536L, 4, "id", true, List.of("1,000 of 90,000 rows"));
        return new Preflight(
                3,
                2,
                PlanTotals.NONE.plus(orders).plus(ContainerPlan.failed(CONTAINER, "sales.gone", FAILURE)),
                List.of(orders, ContainerPlan.failed(CONTAINER, "sales.gone", FAILURE)),
                true,
                new NameList(List.of("sales.items"), true),
                List.of(WARNING),
                connections,
                window,
                window == null ? null : Long.valueOf(12));
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

    private static ConnectionTestOutcome refused() {
        return ConnectionTestOutcome.failed(new ConnectionTestFailure(
                ConnectionProblem.MISSING_RIGHT,
                FailureCode.PERMISSION_DENIED,
                "permission denied for schema sales",
                "GRANT USAGE ON SCHEMA …;",
                new NameList(List.of("public"), true)));
    }

    private static FoundContainer container() {
        return new FoundContainer(
                "sales.orders",
                ContainerKind.TABLE,
                Map.of("schema", "sales", "table", "orders"),
                List.of(
                        new FoundField("id", 0, "int8", "bigint", false, 1, null),
                        new FoundField("größe \"x\"", 1, "numeric(38,10)", "decimal(38,10)", true, null, "in cm")),
                "All orders",
                1_000L,
                65_536L,
                null,
                TIME,
                null);
    }

    private static FieldProfile profile() {
        return new FieldProfile(
                1,
                "größe \"x\"",
                "decimal(38,10)",
                "FRACTIONAL",
                List.of(
                        new Metric("nullCount", MetricKind.INTEGER, "3", true, null, null, null, null),
                        new Metric(
                                "distinctCount",
                                MetricKind.INTEGER,
                                "980",
                                false,
                                "950",
                                "1010",
                                "95 % interval of the HLL sketch",
                                null),
                        new Metric("mean", MetricKind.DECIMAL, null, true, null, null, null, "NO_ROWS")),
                List.of(new TopValue("1.5", 20, 22)),
                List.of(new HistogramBucket("0", "10", 997)),
                Map.of("decimal", 997L),
                "AQIDBA==");
    }

    private static InferredCheck check() {
        return new InferredCheck(
                "between",
                List.of("größe \"x\""),
                Map.of("min", 0.5, "max", 10),
                0.99,
                2,
                "größe \"x\" lies between 0.5 and 10.",
                new CheckEvidence(1_000, 997, "rule of three, 95 %", "at most 0.3 % of rows break it"));
    }
}
