package io.plumbline.events;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

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
import io.plumbline.events.fact.OperationFinished;
import io.plumbline.events.fact.OperationProgressed;
import io.plumbline.events.fact.OperationQueued;
import io.plumbline.events.fact.OperationRejected;
import io.plumbline.events.fact.OperationStarted;
import io.plumbline.events.fact.ProfileCompleted;
import io.plumbline.events.fact.SourceAnswered;
import io.plumbline.events.work.CatalogRequested;
import io.plumbline.events.work.ConnectionProbed;
import io.plumbline.events.work.ConnectionTestRequested;
import io.plumbline.events.work.ContainerProfileRequested;
import io.plumbline.events.work.ContainersFound;
import io.plumbline.events.work.FieldsProfiled;
import io.plumbline.events.work.GroupsProfiled;
import io.plumbline.events.work.PartsProfiled;
import io.plumbline.events.work.PreviewRequested;
import io.plumbline.events.work.RelationsFound;
import io.plumbline.events.work.SourceReplied;
import io.plumbline.events.work.WorkFailed;
import io.plumbline.events.work.WorkFinished;

/**
 * Every message: its name on the wire, its version, its topic and its record. Within a version only optional fields
 * are added; readers ignore what they don't know and refuse a greater version.
 */
public enum MessageType {
    REGISTER_DATASTORE("RegisterDatastore", 1, Topic.COMMANDS, RegisterDatastore.class),
    UPDATE_DATASTORE("UpdateDatastore", 1, Topic.COMMANDS, UpdateDatastore.class),
    REMOVE_DATASTORE("RemoveDatastore", 1, Topic.COMMANDS, RemoveDatastore.class),
    RUN_OPERATION("RunOperation", 1, Topic.COMMANDS, RunOperation.class),
    CANCEL_OPERATION("CancelOperation", 1, Topic.COMMANDS, CancelOperation.class),
    TEST_CONNECTION("TestConnection", 1, Topic.COMMANDS, TestConnection.class),
    ASK_SOURCE("AskSource", 1, Topic.COMMANDS, AskSource.class),
    REGISTER_CONNECTION("RegisterConnection", 1, Topic.COMMANDS, RegisterConnection.class),
    UPDATE_CONNECTION("UpdateConnection", 1, Topic.COMMANDS, UpdateConnection.class),
    REMOVE_CONNECTION("RemoveConnection", 1, Topic.COMMANDS, RemoveConnection.class),
    OVERRIDE_CONTAINER("OverrideContainer", 1, Topic.COMMANDS, OverrideContainer.class),
    AUTHOR_CHECK("AuthorCheck", 1, Topic.COMMANDS, AuthorCheck.class),
    EDIT_CHECK("EditCheck", 1, Topic.COMMANDS, EditCheck.class),
    DECIDE_CHECKS("DecideChecks", 1, Topic.COMMANDS, DecideChecks.class),
    ISSUE_TOKEN("IssueToken", 1, Topic.COMMANDS, IssueToken.class),
    REVOKE_TOKEN("RevokeToken", 1, Topic.COMMANDS, RevokeToken.class),
    CATALOG_REQUESTED("CatalogRequested", 1, Topic.CATALOG_REQUESTS, CatalogRequested.class),
    CONTAINER_PROFILE_REQUESTED(
            "ContainerProfileRequested", 1, Topic.PROFILE_REQUESTS, ContainerProfileRequested.class),
    CONNECTION_TEST_REQUESTED("ConnectionTestRequested", 1, Topic.CATALOG_REQUESTS, ConnectionTestRequested.class),
    PREVIEW_REQUESTED("PreviewRequested", 1, Topic.PROFILE_REQUESTS, PreviewRequested.class),
    CONTAINERS_FOUND("ContainersFound", 1, Topic.WORK_RESULTS, ContainersFound.class),
    FIELDS_PROFILED("FieldsProfiled", 1, Topic.WORK_RESULTS, FieldsProfiled.class),
    PARTS_PROFILED("PartsProfiled", 1, Topic.WORK_RESULTS, PartsProfiled.class),
    RELATIONS_FOUND("RelationsFound", 1, Topic.WORK_RESULTS, RelationsFound.class),
    GROUPS_PROFILED("GroupsProfiled", 1, Topic.WORK_RESULTS, GroupsProfiled.class),
    CONNECTION_PROBED("ConnectionProbed", 1, Topic.WORK_RESULTS, ConnectionProbed.class),
    SOURCE_REPLIED("SourceReplied", 1, Topic.WORK_RESULTS, SourceReplied.class),
    WORK_FINISHED("WorkFinished", 1, Topic.WORK_RESULTS, WorkFinished.class),
    WORK_FAILED("WorkFailed", 1, Topic.WORK_RESULTS, WorkFailed.class),
    DATASTORE_REGISTERED("datastore.registered", 1, Topic.EVENTS, DatastoreRegistered.class),
    DATASTORE_REJECTED("datastore.rejected", 1, Topic.EVENTS, DatastoreRejected.class),
    DATASTORE_UPDATED("datastore.updated", 1, Topic.EVENTS, DatastoreUpdated.class),
    DATASTORE_REMOVED("datastore.removed", 1, Topic.EVENTS, DatastoreRemoved.class),
    OPERATION_QUEUED("operation.queued", 1, Topic.EVENTS, OperationQueued.class),
    OPERATION_REJECTED("operation.rejected", 1, Topic.EVENTS, OperationRejected.class),
    OPERATION_STARTED("operation.started", 1, Topic.EVENTS, OperationStarted.class),
    OPERATION_PROGRESSED("operation.progressed", 1, Topic.EVENTS, OperationProgressed.class),
    OPERATION_FINISHED("operation.finished", 1, Topic.EVENTS, OperationFinished.class),
    CATALOG_COMPLETED("catalog.completed", 1, Topic.EVENTS, CatalogCompleted.class),
    CONTAINER_PROFILED("container.profiled", 1, Topic.EVENTS, ContainerProfiled.class),
    CONTAINER_OVERRIDDEN("container.overridden", 1, Topic.EVENTS, ContainerOverridden.class),
    CHECKS_INFERRED("check.inferred", 1, Topic.EVENTS, ChecksInferred.class),
    CHECKS_SYNCHRONIZED("checks.synchronized", 1, Topic.EVENTS, ChecksSynchronized.class),
    CHECK_CHANGED("check.changed", 1, Topic.EVENTS, CheckChanged.class),
    CHECK_REJECTED("check.rejected", 1, Topic.EVENTS, CheckRejected.class),
    CHECKS_DECIDED("checks.decided", 1, Topic.EVENTS, ChecksDecided.class),
    PROFILE_COMPLETED("profile.completed", 1, Topic.EVENTS, ProfileCompleted.class),
    CONNECTION_REGISTERED("connection.registered", 1, Topic.EVENTS, ConnectionRegistered.class),
    CONNECTION_REJECTED("connection.rejected", 1, Topic.EVENTS, ConnectionRejected.class),
    CONNECTION_UPDATED("connection.updated", 1, Topic.EVENTS, ConnectionUpdated.class),
    CONNECTION_REMOVED("connection.removed", 1, Topic.EVENTS, ConnectionRemoved.class),
    CONNECTION_TESTED("connection.tested", 1, Topic.EVENTS, ConnectionTested.class),
    SOURCE_ANSWERED("source.answered", 1, Topic.EVENTS, SourceAnswered.class),
    TOKEN_STATE("TokenState", 1, Topic.ACCESS, TokenState.class);

    private static final Map<String, MessageType> BY_WIRE_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(MessageType::wireName, t -> t));
    private static final Map<Class<? extends Message>, MessageType> BY_RECORD =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(MessageType::record, t -> t));

    private final String wireName;
    private final int version;
    private final Topic topic;
    private final Class<? extends Message> record;

    MessageType(String wireName, int version, Topic topic, Class<? extends Message> record) {
        this.wireName = wireName;
        this.version = version;
        this.topic = topic;
        this.record = record;
    }

    /** The type of this message. */
    public static MessageType of(Message message) {
        MessageType type = BY_RECORD.get(message.getClass());
        if (type == null) {
            throw new IllegalArgumentException(message.getClass() + " is not in MessageType");
        }
        return type;
    }

    /** The type of this name; empty if it is unknown here, which a newer publisher may bring about. */
    public static Optional<MessageType> ofWireName(String wireName) {
        return Optional.ofNullable(BY_WIRE_NAME.get(wireName));
    }

    /** The CloudEvents {@code type}. */
    public String wireName() {
        return wireName;
    }

    public int version() {
        return version;
    }

    /** The CloudEvents {@code dataschema}: names the type and its version. */
    public String dataSchema() {
        return "urn:plumbline:" + wireName + ":v" + version;
    }

    public Topic topic() {
        return topic;
    }

    public Class<? extends Message> record() {
        return record;
    }
}
