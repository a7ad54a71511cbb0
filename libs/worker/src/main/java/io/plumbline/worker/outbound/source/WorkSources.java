package io.plumbline.worker.outbound.source;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import io.plumbline.api.work.WorkAssignment;
import io.plumbline.connectors.ConnectionSettings;
import io.plumbline.connectors.Secret;
import io.plumbline.connectors.Source;
import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.Sources;
import io.plumbline.credentials.CredentialsException;
import io.plumbline.credentials.Opener;
import io.plumbline.credentials.PrivateKeyring;
import io.plumbline.credentials.SealedSecret;
import io.plumbline.credentials.SecretContext;
import io.plumbline.credentials.SecretReferences;
import io.plumbline.credentials.SecretUnreadableException;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.model.FailureCode;
import io.plumbline.worker.work.WorkFailureException;

/** Opens the source that an assignment speaks of. Secrets are in clear from here to the source's end, and nowhere else. */
public final class WorkSources {

    private final SourceSettings settings;
    private final SecretReferences references;

    /** @param environment what references to variables look into, usually {@code System.getenv()} */
    public WorkSources(SourceSettings settings, Map<String, String> environment) {
        this.settings = settings;
        this.references = new SecretReferences(settings.environmentPrefix(), settings.fileRoots(), environment);
    }

    /**
     * The source; close it when the item ends.
     *
     * @throws WorkFailureException SECRET_UNREADABLE if a secret can't be opened, or what the source's settings are refused for
     */
    public Source open(WorkAssignment assignment) {
        try {
            return Sources.open(
                    new ConnectionSettings(
                            assignment.connection().connector(),
                            assignment.connection().properties(),
                            secretsOf(assignment)),
                    settings.policy());
        } catch (SourceException e) {
            throw SourceFailures.of(e);
        }
    }

    /** What the secret was sealed for: its context, without which it can't be opened. */
    private static String ownerOf(WorkAssignment assignment, String secret) {
        DatastoreId datastore = assignment.datastoreId();
        return assignment
                .connection()
                .ownerOf(secret)
                .or(() -> Optional.ofNullable(datastore).map(DatastoreId::value))
                .orElseThrow(() -> new WorkFailureException(
                        FailureCode.SECRET_UNREADABLE,
                        secret + ": sealed for nobody (expected: the id that it was sealed for)",
                        null));
    }

    private Map<String, Secret> secretsOf(WorkAssignment assignment) {
        Map<String, String> sealed = assignment.connection().secrets();
        if (sealed.isEmpty()) {
            return Map.of();
        }
        Path keys = settings.privateKeys();
        if (keys == null) {
            throw new WorkFailureException(
                    FailureCode.SECRET_UNREADABLE,
                    "This worker has no private keys (expected: plumbline.sealing.private-keys-dir).",
                    null);
        }
        try {
            Opener opener = new Opener(PrivateKeyring.fromDirectory(keys));
            Map<String, Secret> secrets = new HashMap<>();
            for (Map.Entry<String, String> entry : sealed.entrySet()) {
                SecretContext context = new SecretContext(ownerOf(assignment, entry.getKey()), entry.getKey());
                secrets.put(
                        entry.getKey(),
                        Secret.of(references
                                .resolve(opener.open(SealedSecret.parse(entry.getValue()), context))
                                .reveal()));
            }
            return secrets;
        } catch (SecretUnreadableException e) {
            throw new WorkFailureException(FailureCode.SECRET_UNREADABLE, String.valueOf(e.getMessage()), e);
        } catch (CredentialsException e) {
            throw new WorkFailureException(
                    FailureCode.SECRET_UNREADABLE, "This worker's private keys can't be read.", e);
        }
    }
}
