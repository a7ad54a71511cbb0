package io.plumbline.datastore.lookup;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.view.CheckCounts;
import io.plumbline.api.view.ContainerView;
import io.plumbline.api.view.EffectiveSetting;
import io.plumbline.api.view.ProfileRef;
import io.plumbline.datastore.inventory.ContainerSnapshot;
import io.plumbline.datastore.measurement.ContainerState;
import io.plumbline.datastore.measurement.StoredProfile;
import io.plumbline.events.ContainerId;
import io.plumbline.events.model.ContainerFacts;
import io.plumbline.events.model.ContainerOverrides;
import io.plumbline.events.model.FieldCandidate;

/** Containers as the API shows them. */
final class ContainerViews {

    private ContainerViews() {}

    /**
     * @param state what is known of it beyond the inventory; null if it was never profiled and no user has decided about it
     * @param counts how many checks containers have; none if it is absent
     */
    static ContainerView view(
            ContainerSnapshot c, @Nullable ContainerState state, Map<ContainerId, CheckCounts> counts) {
        return view(c, state, counts, null);
    }

    /** @param datastoreName null if it needn't be said */
    static ContainerView view(
            ContainerSnapshot c,
            @Nullable ContainerState state,
            Map<ContainerId, CheckCounts> counts,
            @Nullable String datastoreName) {
        StoredProfile profile = state == null ? null : state.profile();
        ContainerOverrides decided = state == null ? null : state.overrides();
        ContainerOverrides overrides = decided == null ? ContainerOverrides.NONE : decided;
        ContainerFacts facts = c.found().facts();
        return new ContainerView(
                c.containerId(),
                c.datastoreId(),
                c.name(),
                c.found().kind(),
                c.missing(),
                c.found().comment(),
                c.found().rowCountEstimate(),
                c.found().sizeBytes(),
                c.found().fileCount(),
                c.found().lastModified(),
                c.found().fields().size(),
                c.found().problem(),
                profile == null ? null : ref(profile),
                facts,
                c.found().warnings(),
                overrides.excluded(),
                effective(overrides.partitionField(), facts == null ? List.of() : facts.partitionCandidates()),
                effective(overrides.incrementalField(), facts == null ? List.of() : facts.incrementalCandidates()),
                effective(overrides.filePattern(), List.of()),
                decided,
                state == null ? 0 : state.overridesRevision(),
                counts.getOrDefault(c.containerId(), CheckCounts.NONE),
                datastoreName);
    }

    /** What the user has chosen, or else the best that the source offers. */
    private static @Nullable EffectiveSetting effective(@Nullable String chosen, List<FieldCandidate> candidates) {
        if (chosen != null) {
            return new EffectiveSetting(chosen, EffectiveSetting.Origin.USER);
        }
        return candidates.isEmpty()
                ? null
                : new EffectiveSetting(candidates.get(0).field(), EffectiveSetting.Origin.SOURCE);
    }

    static ProfileRef ref(StoredProfile profile) {
        return new ProfileRef(
                profile.operationId(),
                profile.at(),
                profile.rows(),
                profile.fields(),
                profile.checks(),
                profile.warnings(),
                profile.partial(),
                profile.notes(),
                profile.sample(),
                profile.partsRead(),
                profile.partsReused(),
                profile.completeness(),
                profile.bytes());
    }
}
