package io.plumbline.datastore.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.plumbline.datastore.measurement.KeptState;
import io.plumbline.datastore.measurement.Measurements;
import io.plumbline.datastore.measurement.StoredProfile;
import io.plumbline.datastore.reference.FoundKey;
import io.plumbline.datastore.reference.KeySide;
import io.plumbline.events.ContainerId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.OperationId;
import io.plumbline.events.model.InferredCheck;
import io.plumbline.figures.ProfileMessages;
import io.plumbline.inference.CheckInference;
import io.plumbline.inference.InferenceOptions;
import io.plumbline.inference.KeyFinding;
import io.plumbline.inference.Original;
import io.plumbline.statistics.metric.ContainerProfile;
import io.plumbline.statistics.metric.ContainerProfiles;
import io.plumbline.statistics.state.KeySample.Containment;

import static java.util.Objects.requireNonNull;

/** What is inferred of a container from the values that it shares with others: where they exist, and of what it is a copy. */
final class FoundReferences {

    private final Measurements measurements;
    private final DatastoreId datastore;
    private final OriginalSearch originals;
    private final Map<ContainerId, List<FoundKey>> keys;
    private final Map<ContainerId, List<KeySide>> alike = new HashMap<>();

    /** In a datastore. @param groups of containers that are alike */
    FoundReferences(Measurements measurements, DatastoreId datastore, List<FoundKey> keys, List<List<KeySide>> groups) {
        this.measurements = requireNonNull(measurements, "measurements");
        this.datastore = requireNonNull(datastore, "datastore");
        this.originals = new OriginalSearch(measurements, datastore);
        this.keys = keys.stream().collect(Collectors.groupingBy(FoundKey::containerId));
        groups.forEach(group -> group.forEach(side -> alike.put(side.containerId(), group)));
    }

    /** The checks of the profile's container. Containers that are alike aren't said to refer to each other. */
    List<InferredCheck> proposed(ContainerId container, StoredProfile profile, OperationId operation) {
        List<KeySide> twins = alike.getOrDefault(container, List.of());
        List<KeyFinding> findings = new ArrayList<>();
        Set<Integer> ordinals = new HashSet<>();
        for (FoundKey key : keys.getOrDefault(container, List.of())) {
            KeySide child = key.child();
            KeySide parent = key.referred();
            Containment contained = key.contained();
            if (child != null
                    && parent != null
                    && contained != null
                    && isOf(profile, child)
                    && twins.stream().noneMatch(twin -> isOtherOf(twin, parent, container))) {
                findings.add(finding(key, child, parent, contained));
                ordinals.add(child.keys().ordinal());
            }
        }
        Optional<Original> original = twins.stream()
                .filter(side -> isOf(profile, side))
                .findFirst()
                .flatMap(copy -> originals.original(copy, twins));
        InferenceOptions options =
                new InferenceOptions(CheckInference.REFERENCES_LEVEL, profile.at(), operation.value());
        return CheckInference.references(profileOf(profile, ordinals), findings, original, options).stream()
                .map(ProfileMessages::checkOf)
                .toList();
    }

    private static boolean isOtherOf(KeySide twin, KeySide parent, ContainerId container) {
        return twin.containerId().equals(parent.containerId())
                && !twin.containerId().equals(container);
    }

    private static boolean isOf(StoredProfile profile, KeySide side) {
        return side.profile().key().equals(profile.key());
    }

    private ContainerProfile profileOf(StoredProfile profile, Set<Integer> ordinals) {
        return new ContainerProfile(
                profile.rows(),
                0,
                measurements.fields(profile.key(), ordinals).stream()
                        // After an upgrade in the middle of a run, a state may be of a format that is no longer read.
                        .flatMap(field -> KeptState.of(field).stream())
                        .map(kept -> ContainerProfiles.of(kept.state(), profile.rows()))
                        .toList());
    }

    private KeyFinding finding(FoundKey key, KeySide child, KeySide parent, Containment contained) {
        return new KeyFinding(
                child.keys().path(),
                new KeyFinding.Reference(
                        datastore.value(),
                        parent.containerId().value(),
                        parent.container(),
                        parent.keys().path(),
                        parent.keys().distinct(),
                        parent.unique()),
                contained.share(),
                contained.lower(),
                key.exact(),
                key.exact() ? 1 : 0.95);
    }
}
