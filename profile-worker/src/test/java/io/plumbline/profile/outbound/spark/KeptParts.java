package io.plumbline.profile.outbound.spark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.work.KnownParts;
import io.plumbline.api.work.PartStateRef;
import io.plumbline.events.model.ProfilePart;
import io.plumbline.profile.job.MeasuredParts;
import io.plumbline.worker.work.StoredParts;

/** What datastore-service would keep, without it. */
final class KeptParts implements StoredParts {

    final Map<PartStateRef, byte[]> states = new HashMap<>();
    /** What was asked for, by name. */
    final List<String> fetched = new ArrayList<>();

    private List<ProfilePart> parts = List.of();
    private @Nullable KnownParts known;

    /** Takes a run's parts as those of the visible profile. */
    void keep(MeasuredParts made, String resultKey) {
        parts = made.parts();
        made.states().forEach((part, bytes) -> states.put(new PartStateRef(resultKey, part), bytes));
        known = new KnownParts(resultKey, made.summary().basis(), parts.size());
    }

    @Nullable
    KnownParts known() {
        return known;
    }

    @Override
    public List<ProfilePart> of(KnownParts wanted) {
        return parts;
    }

    @Override
    public void states(List<PartStateRef> wanted, BiConsumer<PartStateRef, byte @Nullable []> each) {
        wanted.forEach(ref -> {
            fetched.add(ref.part());
            each.accept(ref, states.get(ref));
        });
    }
}
