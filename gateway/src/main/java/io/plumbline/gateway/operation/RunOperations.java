package io.plumbline.gateway.operation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import io.plumbline.api.view.OperationView;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.OperationId;
import io.plumbline.events.command.CancelOperation;
import io.plumbline.events.command.RunOperation;
import io.plumbline.events.fact.OperationFinished;
import io.plumbline.events.fact.OperationQueued;
import io.plumbline.events.model.CatalogSettings;
import io.plumbline.events.model.FailureCode;
import io.plumbline.events.model.OperationStatus;
import io.plumbline.events.model.OperationType;
import io.plumbline.events.model.ProfileSettings;
import io.plumbline.gateway.lookup.LookupRefusedException;
import io.plumbline.gateway.lookup.LookupUnavailableException;
import io.plumbline.gateway.lookup.Lookups;
import io.plumbline.gateway.request.Asked;
import io.plumbline.gateway.request.Commands;
import io.plumbline.gateway.request.Fingerprint;
import io.plumbline.gateway.request.InvalidRequestException;
import io.plumbline.gateway.request.Outcome;
import io.plumbline.gateway.request.OutcomeReader;
import io.plumbline.gateway.request.RefusedException;
import io.plumbline.gateway.request.RequestBody;
import io.plumbline.gateway.request.RequestIds;

/** Asks for catalogs and profiles, and for their end. */
public final class RunOperations {
    private static final int MAX_PATTERNS = 100;
    private static final int MAX_PATTERN = 255;

    private final Commands commands;
    private final RequestIds ids;
    private final Lookups lookups;

    public RunOperations(Commands commands, RequestIds ids, Lookups lookups) {
        this.commands = commands;
        this.ids = ids;
        this.lookups = lookups;
    }

    /** @throws InvalidRequestException with a pointer for each fault */
    public RequestedOperation run(Asked asked, DatastoreId datastoreId, RequestBody body) {
        Optional<OperationType> type = type(body);
        Optional<CatalogSettings> catalog = body.object("catalog").map(given -> catalog(given, body));
        Optional<ProfileSettings> profile = body.object("profile").map(given -> profile(given, body));
        body.refuseOthers(Set.of("type", "catalog", "profile"));
        boolean catalogs = type.filter(t -> t == OperationType.CATALOG).isPresent();
        if (type.isPresent() && catalogs && profile.isPresent()) {
            body.wrong("profile", "given", "absent for a CATALOG");
        }
        if (type.isPresent() && !catalogs && catalog.isPresent()) {
            body.wrong("catalog", "given", "absent for a PROFILE");
        }
        body.check();

        OperationId id = ids.operation(asked);
        RunOperation command = new RunOperation(
                datastoreId,
                id,
                type.orElseThrow(),
                catalogs ? catalog.orElse(CatalogSettings.DEFAULT) : null,
                catalogs ? null : profile.orElse(ProfileSettings.DEFAULT));
        Optional<OperationView> before = asked.key().isPresent() && asked.waits() ? queuedBefore(id) : Optional.empty();
        if (before.isPresent()) {
            return new RequestedOperation(id, CompletableFuture.completedFuture(repeated(before.get(), command)));
        }
        String fingerprint = Fingerprint.of(command);
        OutcomeReader reader = OutcomeReader.confirmedBy(OperationQueued.class);
        return new RequestedOperation(id, commands.send(asked, command, fingerprint, reader));
    }

    /**
     * Looks up whose operation it is, and asks for its end. One that is cancelled already is what was asked for: a caller who had no answer may
     * ask again.
     *
     * @throws RefusedException if the operation is unknown
     * @throws OperationOverException if it has ended otherwise
     */
    public CompletableFuture<Outcome> cancel(Asked asked, OperationId id) {
        OperationView view = lookups.operation(id)
                .orElseThrow(() -> new RefusedException(FailureCode.OPERATION_UNKNOWN, id + " does not exist"));
        if (view.status() == OperationStatus.CANCELLED) {
            return CompletableFuture.completedFuture(
                    asked.waits() ? new Outcome.Confirmed(cancelled(view)) : new Outcome.Accepted());
        }
        if (view.status().terminal()) {
            throw new OperationOverException(view);
        }
        CancelOperation command = new CancelOperation(view.datastoreId(), id);
        OutcomeReader reader = OutcomeReader.confirmedBy(OperationFinished.class);
        return commands.send(asked, command, Fingerprint.of("cancel", id), id.value(), reader);
    }

    private static OperationFinished cancelled(OperationView view) {
        return new OperationFinished(
                view.datastoreId(), view.id(), view.type(), view.status(), view.failure(), view.warnings());
    }

    private Optional<OperationView> queuedBefore(OperationId id) {
        try {
            return lookups.operation(id);
        } catch (LookupUnavailableException | LookupRefusedException e) {
            return Optional.empty();
        }
    }

    private static Outcome repeated(OperationView before, RunOperation command) {
        if (before.type() != command.type() || !before.datastoreId().equals(command.datastoreId())) {
            throw new RefusedException(
                    FailureCode.IDEMPOTENCY_KEY_REUSED,
                    "Idempotency-Key: used before for another operation (expected: a new key)");
        }
        return new Outcome.Confirmed(new OperationQueued(command.datastoreId(), before.id(), before.type()));
    }

    private static Optional<OperationType> type(RequestBody body) {
        return body.oneOf("type", OperationType.class);
    }

    private static CatalogSettings catalog(Map<String, Object> given, RequestBody body) {
        RequestBody settings = new RequestBody(given);
        boolean prune = settings.flag("prune", CatalogSettings.DEFAULT.prune());
        boolean profile = settings.flag("profileAfterwards", CatalogSettings.DEFAULT.profileAfterwards());
        boolean recreate = settings.flag("recreate", false);
        List<String> include = patterns(settings, "include");
        List<String> exclude = patterns(settings, "exclude");
        boolean tables = settings.flag("tables", true);
        boolean views = settings.flag("views", true);
        if (!tables && !views) {
            settings.wrong("tables", "false", "true, or views true: otherwise there is nothing to look at");
        }
        settings.refuseOthers(
                Set.of("prune", "profileAfterwards", "recreate", "include", "exclude", "tables", "views"));
        body.collect(settings, "/catalog");
        return new CatalogSettings(
                prune,
                profile,
                recreate ? Boolean.TRUE : null,
                include.isEmpty() ? null : include,
                exclude.isEmpty() ? null : exclude,
                tables ? null : Boolean.FALSE,
                views ? null : Boolean.FALSE);
    }

    private static List<String> patterns(RequestBody settings, String name) {
        List<String> given = settings.texts(name, MAX_PATTERNS);
        for (String pattern : given) {
            if (pattern.isBlank()
                    || pattern.length() > MAX_PATTERN
                    || pattern.chars().anyMatch(Character::isISOControl)) {
                settings.wrong(
                        name, pattern, "names of 1 to " + MAX_PATTERN + " characters, with * for any and ? for one");
            }
        }
        return given;
    }

    private static ProfileSettings profile(Map<String, Object> given, RequestBody body) {
        RequestBody settings = new RequestBody(given);
        ProfileSettings profile = ProfileWish.profile(settings);
        body.collect(settings, "/profile");
        return profile;
    }
}
