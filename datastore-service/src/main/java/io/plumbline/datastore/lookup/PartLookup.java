package io.plumbline.datastore.lookup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.Page;
import io.plumbline.api.view.PartView;
import io.plumbline.api.work.PartStateRef;
import io.plumbline.api.work.PartStatesAnswer;
import io.plumbline.api.work.PartStatesRequest;
import io.plumbline.datastore.measurement.ProfileParts;
import io.plumbline.datastore.measurement.StoredProfile;
import io.plumbline.events.ContainerId;
import io.plumbline.events.OperationId;
import io.plumbline.events.model.PartsSummary;
import io.plumbline.events.model.ProfilePart;

import static java.util.Objects.requireNonNull;

/** The parts that profiles consist of, for people; and their states, for workers. */
public final class PartLookup {

    private static final int ANSWER_CHARACTERS = 8 << 20;

    private final ProfileLookup profiles;
    private final ProfileParts parts;

    public PartLookup(ProfileLookup profiles, ProfileParts parts) {
        this.profiles = requireNonNull(profiles, "profiles");
        this.parts = requireNonNull(parts, "parts");
    }

    /**
     * The parts of one profile, in their order; none if it has none, or if the container was never profiled.
     *
     * @param operation whose profile; absent for the newest that has parts, or else the visible one
     * @throws UnknownException if the container is unknown, or that operation left no profile of it
     */
    public Page<PartView> parts(ContainerId id, @Nullable OperationId operation, Paging paging) {
        Optional<StoredProfile> profile = profiles.withParts(id, operation);
        PartsSummary summary = profile.map(StoredProfile::parts).orElse(null);
        if (profile.isEmpty() || summary == null) {
            return new Page<>(List.of(), paging.page(), paging.size(), 0);
        }
        int from = (int) Math.min((long) paging.page() * paging.size(), summary.parts());
        int to = Math.min(from + paging.size(), summary.parts());
        OperationId of = profile.get().operationId();
        List<PartView> views = parts.parts(profile.get().key(), from, to).stream()
                .map(p -> view(id, of, p))
                .toList();
        return new Page<>(views, paging.page(), paging.size(), summary.parts());
    }

    /** The parts of a profile at these positions, for a worker. */
    public Page<ProfilePart> ofProfile(String profileKey, Paging paging) {
        int from = Math.multiplyExact(paging.page(), paging.size());
        List<ProfilePart> found = parts.parts(profileKey, from, from + paging.size());
        return new Page<>(found, paging.page(), paging.size(), from + found.size());
    }

    /** The first of the wanted states, as many as an answer takes, and at least one if any is wanted. */
    public PartStatesAnswer states(PartStatesRequest request) {
        List<PartStatesAnswer.State> states = new ArrayList<>();
        long characters = 0;
        for (PartStateRef wanted : request.wanted()) {
            String bytes = parts.state(wanted.key(), wanted.part()).orElse(null);
            characters += bytes == null ? 0 : bytes.length();
            if (!states.isEmpty() && characters > ANSWER_CHARACTERS) {
                break;
            }
            states.add(new PartStatesAnswer.State(wanted, bytes));
        }
        return new PartStatesAnswer(states);
    }

    private static PartView view(ContainerId id, OperationId operation, ProfilePart part) {
        return new PartView(
                id,
                operation,
                part.name(),
                part.position(),
                part.rows(),
                part.bytes(),
                part.fingerprint(),
                part.modified(),
                part.upTo(),
                part.measuredAt(),
                part.rows() == 0 || part.stateKey() != null || part.sum() != null);
    }
}
