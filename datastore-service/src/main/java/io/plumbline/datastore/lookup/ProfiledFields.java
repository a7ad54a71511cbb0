package io.plumbline.datastore.lookup;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import io.plumbline.datastore.measurement.Measurements;
import io.plumbline.datastore.measurement.StoredProfile;
import io.plumbline.events.model.FieldProfile;
import io.plumbline.events.model.Metric;
import io.plumbline.exports.profile.ProfiledField;

import static java.util.Objects.requireNonNull;

/** The fields of one profile without binary states, read a batch at a time. */
final class ProfiledFields implements Iterator<ProfiledField> {

    /** Fields that are in memory at a time. */
    private static final int BATCH = 100;

    private static final JsonMapper RECORDS = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private final Measurements measurements;
    private final StoredProfile profile;
    private final HiddenValues hidden;
    private int next;
    private Iterator<FieldProfile> batch = Collections.emptyIterator();

    ProfiledFields(Measurements measurements, StoredProfile profile, HiddenValues hidden) {
        this.measurements = requireNonNull(measurements, "measurements");
        this.profile = requireNonNull(profile, "profile");
        this.hidden = requireNonNull(hidden, "hidden");
    }

    @Override
    public boolean hasNext() {
        while (!batch.hasNext() && next < profile.fields()) {
            int to = Math.min(next + BATCH, profile.fields());
            batch = measurements.fields(profile.key(), next, to).iterator();
            next = to;
        }
        return batch.hasNext();
    }

    @Override
    public ProfiledField next() {
        if (!hasNext()) {
            throw new NoSuchElementException("field " + next + " of " + profile.fields());
        }
        return field(hidden.of(batch.next()));
    }

    private static ProfiledField field(FieldProfile field) {
        Map<String, Object> parts = RECORDS.convertValue(field, MAP);
        List.of("ordinal", "path", "sparkType", "profiledType", "metrics", "state")
                .forEach(parts::remove);
        parts.values().removeIf(Objects::isNull);
        return new ProfiledField(
                field.ordinal(),
                field.path(),
                field.sparkType(),
                field.profiledType(),
                field.metrics().stream().map(ProfiledFields::figure).toList(),
                parts);
    }

    private static ProfiledField.Figure figure(Metric metric) {
        return new ProfiledField.Figure(
                metric.name(),
                metric.kind().name(),
                metric.value(),
                metric.exact(),
                metric.lower(),
                metric.upper(),
                metric.bound(),
                metric.absentReason());
    }
}
