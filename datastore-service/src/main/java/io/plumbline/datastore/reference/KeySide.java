package io.plumbline.datastore.reference;

import io.plumbline.datastore.measurement.FieldKeys;
import io.plumbline.datastore.measurement.StoredProfile;
import io.plumbline.events.ContainerId;
import io.plumbline.statistics.state.KeySample;

import static java.util.Objects.requireNonNull;

/**
 * A field that may refer to others, or be referred to.
 *
 * @param profile that its values are known from
 * @param declaredUnique whether the source declares it unique by itself
 */
public record KeySide(
        ContainerId containerId,
        String container,
        StoredProfile profile,
        FieldKeys keys,
        KeySample sample,
        boolean declaredUnique) {

    public KeySide {
        requireNonNull(containerId, "containerId");
        requireNonNull(container, "container");
        requireNonNull(profile, "profile");
        requireNonNull(keys, "keys");
        requireNonNull(sample, "sample");
    }

    public String path() {
        return keys.path();
    }

    /** Whether no value occurs twice, by proof or by declaration. */
    public boolean unique() {
        return provenUnique() || (declaredUnique && keys.unique() == null);
    }

    /** Whether its values are those of a part of the rows, in which others can't be looked for. */
    public boolean partial() {
        return Boolean.TRUE.equals(profile.partial()) || profile.sample() != null;
    }

    public boolean provenUnique() {
        return Boolean.TRUE.equals(keys.unique());
    }
}
