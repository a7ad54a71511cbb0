package io.plumbline.datastore.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.plumbline.datastore.measurement.FieldPaths;
import io.plumbline.datastore.measurement.KeptState;
import io.plumbline.datastore.measurement.Measurements;
import io.plumbline.datastore.reference.KeySide;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.model.FieldProfile;
import io.plumbline.inference.Original;
import io.plumbline.inference.SameContents;
import io.plumbline.statistics.metric.ContainerProfiles;
import io.plumbline.statistics.state.KeySample.Containment;

import static java.util.Objects.requireNonNull;

/** Compares what is stored of containers that are alike, a few fields at a time: wide ones needn't fit into memory. */
final class OriginalSearch {

    private static final int FIELDS_AT_ONCE = 100;

    /** Many containers may have the same keys and differ elsewhere: so many are compared at most. */
    private static final int MOST_COMPARED = 10;

    private final Measurements measurements;
    private final DatastoreId datastore;

    OriginalSearch(Measurements measurements, DatastoreId datastore) {
        this.measurements = requireNonNull(measurements, "measurements");
        this.datastore = requireNonNull(datastore, "datastore");
    }

    /** The first of the containers that are like this one, up to itself, that has the same contents. @param alike itself among them */
    Optional<Original> original(KeySide copy, List<KeySide> alike) {
        return alike.stream()
                .limit(MOST_COMPARED)
                .takeWhile(side -> !side.containerId().equals(copy.containerId()))
                .flatMap(side -> compared(copy, side).stream())
                .findFirst();
    }

    private Optional<Original> compared(KeySide copy, KeySide side) {
        if (!measurements.paths(copy.profile()).equals(measurements.paths(side.profile()))) {
            return Optional.empty();
        }
        List<String> compared = new ArrayList<>();
        int seen = 0;
        int all = copy.profile().fields();
        for (int from = 0; from < all; from += FIELDS_AT_ONCE) {
            List<FieldProfile> fields = measurements.fields(copy.profile().key(), from, from + FIELDS_AT_ONCE);
            List<FieldProfile> others = measurements.fields(side.profile().key(), from, from + FIELDS_AT_ONCE);
            if (!addSame(compared, fields, others, copy.profile().rows())) {
                return Optional.empty();
            }
            seen += fields.size();
        }
        return seen == all ? Optional.of(original(copy, side, compared)) : Optional.empty();
    }

    /** Whether all are the same; adds the names of those of the container itself whose values were compared. */
    private static boolean addSame(
            List<String> compared, List<FieldProfile> fields, List<FieldProfile> others, long rows) {
        for (int i = 0; i < fields.size(); i++) {
            Optional<KeptState> own = KeptState.of(fields.get(i));
            Optional<KeptState> other = i < others.size() ? KeptState.of(others.get(i)) : Optional.empty();
            if (own.isEmpty()
                    || other.isEmpty()
                    || !SameContents.of(
                            ContainerProfiles.of(own.get().state(), rows),
                            ContainerProfiles.of(other.get().state(), rows))) {
                return false;
            }
            String path = fields.get(i).path();
            boolean masked = isMasked(own.get()) || isMasked(other.get());
            if (!masked && FieldPaths.isOf(path, FieldPaths.outermost(path))) {
                compared.add(path);
            }
        }
        return true;
    }

    private static boolean isMasked(KeptState field) {
        return field.state().shape().masked();
    }

    private Original original(KeySide copy, KeySide side, List<String> compared) {
        Containment contained = copy.sample().within(side.sample());
        return new Original(
                datastore.value(),
                side.containerId().value(),
                side.container(),
                compared,
                copy.path(),
                contained.sampled(),
                contained.lower(),
                copy.sample().complete());
    }
}
