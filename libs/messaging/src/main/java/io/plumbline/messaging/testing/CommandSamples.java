package io.plumbline.messaging.testing;

import java.util.List;
import java.util.Map;

import io.plumbline.events.Message;
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
import io.plumbline.events.model.CheckArchiveReason;
import io.plumbline.events.model.CheckDecision;
import io.plumbline.events.model.CheckLabels;
import io.plumbline.events.model.CheckTerms;
import io.plumbline.events.model.ContainerOverrides;
import io.plumbline.events.model.Discovery;
import io.plumbline.events.model.OperationType;
import io.plumbline.events.model.ProfileSettings;
import io.plumbline.events.model.Role;
import io.plumbline.events.model.RowSample;
import io.plumbline.events.model.SourceQuestion;

import static io.plumbline.messaging.testing.Samples.CHECK;
import static io.plumbline.messaging.testing.Samples.CONNECTION;
import static io.plumbline.messaging.testing.Samples.CONTAINER;
import static io.plumbline.messaging.testing.Samples.DATASTORE;
import static io.plumbline.messaging.testing.Samples.OPERATION;
import static io.plumbline.messaging.testing.Samples.SHA256;
import static io.plumbline.messaging.testing.Samples.TEST;
import static io.plumbline.messaging.testing.Samples.TIME;
import static io.plumbline.messaging.testing.Samples.TOKEN;

/** One valid command of every type. */
final class CommandSamples {

    private static final CheckTerms TERMS =
            new CheckTerms(Map.of("min", 0, "max", 100), 0.99, "status = 'paid'", "A total is at most 100.");
    private static final CheckLabels LABELS = new CheckLabels(List.of("finance"), Map.of("ticket", "DQ-7"), "Zoë");

    private CommandSamples() {}

    static List<Message> all() {
        return List.of(
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
                        null),
                new UpdateDatastore(
                        DATASTORE,
                        "warehouse 2",
                        null,
                        Map.of("host", "db2.example"),
                        Map.of("password", "sealed:v1:BAUGBw"),
                        3),
                new RemoveDatastore(DATASTORE),
                new RunOperation(
                        DATASTORE, OPERATION, OperationType.PROFILE, null, new ProfileSettings(List.of(CONTAINER), 2)),
                new CancelOperation(DATASTORE, OPERATION),
                new RegisterConnection(
                        CONNECTION,
                        "warehouse",
                        "Shared by all",
                        "postgresql",
                        Map.of("host", "db.example", "port", 5432),
                        Map.of("password", "sealed:v1:AAECAw"),
                        SHA256),
                new UpdateConnection(CONNECTION, "warehouse 2", null, null, Map.of("password", "sealed:v1:BAUGBw"), 3),
                new RemoveConnection(CONNECTION),
                new OverrideContainer(
                        DATASTORE,
                        CONTAINER,
                        new ContainerOverrides("id", "updated_at", null, true, Map.of("zip", "string")),
                        2),
                new TestConnection(
                        TEST,
                        DATASTORE,
                        CONNECTION,
                        3L,
                        "postgresql",
                        Map.of("host", "db2.example"),
                        Map.of("password", "sealed:v1:BAUGBw"),
                        List.of(Discovery.DATABASES, Discovery.SCHEMAS)),
                new AskSource(
                        TEST,
                        DATASTORE,
                        new SourceQuestion(
                                new ProfileSettings(List.of(CONTAINER), 2, 1_000L, 65_536L, new RowSample(0.25, 42L)),
                                null)),
                new AuthorCheck(DATASTORE, CONTAINER, CHECK, "between", List.of("total"), TERMS, LABELS, true),
                new EditCheck(DATASTORE, CHECK, TERMS, LABELS, 3),
                new DecideChecks(
                        DATASTORE,
                        "cd_0123456789abcdef",
                        List.of(CHECK),
                        CheckDecision.ARCHIVE,
                        CheckArchiveReason.DISCARDED,
                        3L),
                new IssueToken(TOKEN, "ci", Role.EDITOR, SHA256, TIME.plusSeconds(86_400)),
                new RevokeToken(TOKEN));
    }
}
