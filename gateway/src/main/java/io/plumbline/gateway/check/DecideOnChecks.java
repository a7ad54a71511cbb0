package io.plumbline.gateway.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.view.CheckView;
import io.plumbline.events.CheckId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.command.DecideChecks;
import io.plumbline.events.fact.ChecksDecided;
import io.plumbline.events.model.CheckArchiveReason;
import io.plumbline.events.model.CheckDecision;
import io.plumbline.events.model.CheckOutcome;
import io.plumbline.events.model.Failure;
import io.plumbline.events.model.FailureCode;
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

/** Accepts, rejects, archives, restores and deletes checks, one or many. */
public final class DecideOnChecks {

    private static final Set<String> FIELDS = Set.of("decision", "checkIds", "reason");
    private static final String REASONS = "DISCARDED or INVALID";

    private final Commands commands;
    private final RequestIds ids;
    private final Lookups lookups;

    public DecideOnChecks(Commands commands, RequestIds ids, Lookups lookups) {
        this.commands = commands;
        this.ids = ids;
        this.lookups = lookups;
    }

    /**
     * Decides about one check; a decision that isn't applied is a refusal.
     *
     * @param ifMatch the revision that was read; empty to decide whatever it is now
     * @param body may have a reason, with an archival; null if there is none
     * @throws InvalidRequestException with a pointer for each fault
     * @throws RefusedException if the check is unknown, or at another revision
     */
    public CompletableFuture<Outcome> one(
            Asked asked, CheckId id, CheckDecision decision, OptionalLong ifMatch, @Nullable RequestBody body) {
        CheckArchiveReason reason = null;
        if (body != null) {
            reason = reason(body, decision);
            body.refuseOthers(Set.of("reason"));
            body.check();
        }
        CheckView view = WriteChecks.view(lookups, id, ifMatch);
        Long expected = ifMatch.isPresent() ? Long.valueOf(ifMatch.getAsLong()) : null;
        DecideChecks command =
                new DecideChecks(view.datastoreId(), ids.checkDecision(asked), List.of(id), decision, reason, expected);
        return commands.send(asked, command, Fingerprint.of(command), message -> {
            if (!(message instanceof ChecksDecided decided)) {
                return Optional.empty();
            }
            Failure failure = decided.outcomes().stream()
                    .map(CheckOutcome::failure)
                    .filter(java.util.Objects::nonNull)
                    .findFirst()
                    .orElse(null);
            return Optional.of(failure == null ? new Outcome.Confirmed(decided) : new Outcome.Refused(failure));
        });
    }

    /** @throws InvalidRequestException with a pointer for each fault */
    public CompletableFuture<Outcome> many(Asked asked, DatastoreId datastore, RequestBody body) {
        Optional<CheckDecision> decision = body.oneOf("decision", CheckDecision.class);
        CheckArchiveReason reason = decision.map(d -> reason(body, d)).orElse(null);
        List<CheckId> checks = checks(body);
        body.refuseOthers(FIELDS);
        body.check();
        if (lookups.datastore(datastore).isEmpty()) {
            throw new RefusedException(FailureCode.DATASTORE_UNKNOWN, datastore + " is not known");
        }
        DecideChecks command =
                new DecideChecks(datastore, ids.checkDecision(asked), checks, decision.orElseThrow(), reason, null);
        return commands.send(asked, command, Fingerprint.of(command), OutcomeReader.confirmedBy(ChecksDecided.class));
    }

    private static List<CheckId> checks(RequestBody body) {
        List<CheckId> checks = new ArrayList<>();
        for (String id : new LinkedHashSet<>(body.texts("checkIds", DecideChecks.MOST_CHECKS))) {
            try {
                checks.add(new CheckId(id));
            } catch (IllegalArgumentException e) {
                body.wrong("checkIds", id, "check ids: ck_ and 16 characters of a-z0-9");
            }
        }
        if (checks.isEmpty()) {
            body.wrong("checkIds", "none", "1 to " + DecideChecks.MOST_CHECKS + " check ids");
        }
        return checks;
    }

    private static @Nullable CheckArchiveReason reason(RequestBody body, CheckDecision decision) {
        if (!body.has("reason")) {
            return null;
        }
        Optional<CheckArchiveReason> reason = body.oneOf("reason", CheckArchiveReason.class);
        boolean known = reason.filter(r -> r == CheckArchiveReason.DISCARDED || r == CheckArchiveReason.INVALID)
                .isPresent();
        if (decision != CheckDecision.ARCHIVE) {
            body.wrong("reason", "given", "absent, as only an archival has one");
        } else if (reason.isPresent() && !known) {
            body.wrong("reason", reason.get(), REASONS);
        }
        return reason.orElse(null);
    }
}
