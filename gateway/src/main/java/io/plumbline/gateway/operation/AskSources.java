package io.plumbline.gateway.operation;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import io.plumbline.api.view.ContainerView;
import io.plumbline.api.view.DatastoreView;
import io.plumbline.api.view.EffectiveSetting;
import io.plumbline.connector.spec.ConnectorCatalog;
import io.plumbline.connector.spec.ConnectorKind;
import io.plumbline.credentials.SealingKeys;
import io.plumbline.credentials.SealingPrivateKey;
import io.plumbline.events.ConnectionTestId;
import io.plumbline.events.ContainerId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.command.AskSource;
import io.plumbline.events.fact.SourceAnswered;
import io.plumbline.events.model.FailureCode;
import io.plumbline.events.model.ProfileSettings;
import io.plumbline.events.model.RowsQuestion;
import io.plumbline.events.model.SourceQuestion;
import io.plumbline.gateway.container.FilePattern;
import io.plumbline.gateway.lookup.Lookups;
import io.plumbline.gateway.request.Asked;
import io.plumbline.gateway.request.Commands;
import io.plumbline.gateway.request.Fingerprint;
import io.plumbline.gateway.request.InvalidRequestException;
import io.plumbline.gateway.request.OutcomeReader;
import io.plumbline.gateway.request.RefusedException;
import io.plumbline.gateway.request.RequestBody;
import io.plumbline.gateway.request.RequestIds;

/** Asks the sources of datastores before something is decided: what a profile would read, which files a pattern matches. */
public final class AskSources {
    private static final int MAX_ID = 64;

    private final Commands commands;
    private final RequestIds ids;
    private final Lookups lookups;
    private final Duration patience;

    /** @param patience how long an answer is waited for */
    public AskSources(Commands commands, RequestIds ids, Lookups lookups, Duration patience) {
        this.commands = commands;
        this.ids = ids;
        this.lookups = lookups;
        this.patience = patience;
    }

    /**
     * @throws RefusedException if the datastore is unknown
     * @throws InvalidRequestException with a pointer for each fault
     */
    public AskedSource preflight(Asked asked, DatastoreId datastoreId, RequestBody body) {
        ProfileSettings settings = ProfileWish.profile(body);
        body.check();
        stored(datastoreId);
        return ask(asked, datastoreId, new SourceQuestion(settings, null));
    }

    /**
     * Of a pattern, or of the one that a container has by a user's choice.
     *
     * @throws RefusedException if the datastore or the container is unknown, or if the datastore is none of files
     * @throws InvalidRequestException with a pointer for each fault
     */
    public AskedSource files(Asked asked, DatastoreId datastoreId, RequestBody body) {
        Optional<String> pattern = FilePattern.read(body, "pattern");
        Optional<ContainerId> container = container(body);
        body.refuseOthers(Set.of("pattern", "container"));
        if (body.has("pattern") && body.has("container")) {
            body.wrong("container", "given", "absent with a pattern");
        }
        if (!body.has("pattern") && !body.has("container")) {
            body.wrong("pattern", "absent", FilePattern.WORDS + "; or a container that has one");
        }
        body.check();
        DatastoreView stored = stored(datastoreId);
        boolean files = ConnectorCatalog.find(stored.connector())
                .filter(spec -> spec.kind() == ConnectorKind.FILES)
                .isPresent();
        if (!files) {
            throw new RefusedException(
                    FailureCode.SETTINGS_INVALID,
                    "datastoreId: " + datastoreId + " is on a " + stored.connector()
                            + " (expected: a datastore of files, as only these have patterns)");
        }
        String wanted = pattern.orElseGet(() -> patternOf(datastoreId, container.orElseThrow()));
        return ask(asked, datastoreId, new SourceQuestion(null, wanted));
    }

    /**
     * The first rows of a container, sealed to a key that is made here and kept nowhere: a repeat under the same idempotency key is asked
     * anew.
     *
     * @throws RefusedException if the container is unknown
     * @throws InvalidRequestException with a pointer for each fault
     */
    public AskedRows rows(Asked asked, ContainerId containerId, RequestBody body) {
        OptionalLong limit = body.wholeNumber("limit", 1, RowsQuestion.MOST_ROWS);
        body.refuseOthers(Set.of("limit"));
        body.check();
        ContainerView container = lookups.container(containerId)
                .orElseThrow(() -> new RefusedException(
                        FailureCode.CONTAINER_UNKNOWN, containerId + " is no container of a catalog"));
        SealingPrivateKey key = SealingKeys.generate();
        RowsQuestion question = new RowsQuestion(
                containerId,
                (int) limit.orElse(RowsQuestion.MOST_ROWS),
                key.publicKey().text());
        AskedSource sent = ask(asked.once(), container.datastoreId(), SourceQuestion.of(question));
        return new AskedRows(sent.testId(), container.datastoreId(), sent.outcome(), key);
    }

    private AskedSource ask(Asked asked, DatastoreId datastoreId, SourceQuestion question) {
        // A key that was used for another kind of question, or for a connection test, names another thing there.
        Asked own = asked.part(question.preflight() == null ? "file-preview" : "preflight");
        ConnectionTestId id = ids.connectionTest(own);
        AskSource command = new AskSource(id, datastoreId, question);
        return new AskedSource(
                id,
                commands.send(
                        own.waiting(patience),
                        command,
                        Fingerprint.of(command),
                        OutcomeReader.confirmedBy(SourceAnswered.class)));
    }

    private DatastoreView stored(DatastoreId id) {
        return lookups.datastore(id)
                .orElseThrow(() -> new RefusedException(FailureCode.DATASTORE_UNKNOWN, id + " is not registered"));
    }

    private String patternOf(DatastoreId datastoreId, ContainerId id) {
        ContainerView view = lookups.container(id)
                .filter(c -> c.datastoreId().equals(datastoreId))
                .orElseThrow(() ->
                        new RefusedException(FailureCode.CONTAINER_UNKNOWN, id + " is no container of " + datastoreId));
        EffectiveSetting chosen = view.filePattern();
        if (chosen == null) {
            throw new RefusedException(
                    FailureCode.SETTINGS_INVALID,
                    "container: " + view.name() + " has no pattern of a user's choice (expected: one that has, or a"
                            + " pattern)");
        }
        return chosen.value();
    }

    private static Optional<ContainerId> container(RequestBody body) {
        Optional<String> given = body.text("container", MAX_ID);
        try {
            return given.map(ContainerId::new);
        } catch (IllegalArgumentException e) {
            body.wrong("container", given.orElse(""), "ct_ and 16 characters of a-z0-9");
            return Optional.empty();
        }
    }
}
