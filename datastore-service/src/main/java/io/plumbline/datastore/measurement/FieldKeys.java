package io.plumbline.datastore.measurement;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.plumbline.events.model.FieldProfile;
import io.plumbline.statistics.state.DistinctState;
import io.plumbline.statistics.state.DistinctState.Repetition;
import io.plumbline.statistics.state.FieldShape;
import io.plumbline.statistics.state.FieldState;
import io.plumbline.statistics.state.KeySample;
import io.plumbline.statistics.state.ProfiledType;
import io.plumbline.statistics.state.ValueDomain;

import static java.util.Objects.requireNonNull;

/**
 * What must be known of a field to look for its values among those of others: a small part of its state. Of whole numbers and texts only.
 *
 * @param ordinal of the field in its profile
 * @param format of the state that it was taken from: hashes of one format aren't those of another
 * @param text whether its values are texts; else they are whole numbers
 * @param present values that aren't null
 * @param distinct different values, rounded where estimated
 * @param unique whether no value occurs twice; absent if that isn't known
 * @param complete whether the hashes are those of all values
 * @param hashes base64 of the smallest hashes of the values, smallest first, eight bytes each
 */
public record FieldKeys(
        int ordinal,
        int format,
        String path,
        boolean text,
        long present,
        long distinct,
        @Nullable Boolean unique,
        boolean complete,
        String hashes) {

    /** Of a field that others may refer to. */
    private static final int OF_UNIQUE = 1_024;

    /** If all of so many are found elsewhere, at least 97 % of all are, at 95 % confidence. */
    private static final int OF_OTHERS = 128;

    public FieldKeys {
        requireNonNull(path, "path");
        requireNonNull(hashes, "hashes");
    }

    /** Empty for other types, for masked fields, for elements of arrays and maps, and where no state was kept or none that can be read. */
    public static Optional<FieldKeys> of(FieldProfile field) {
        String state = field.state();
        if (state == null || !compared(field.profiledType())) {
            return Optional.empty();
        }
        FieldState read;
        byte[] bytes = Base64.getDecoder().decode(state);
        try {
            read = FieldState.fromBytes(bytes);
        } catch (IllegalArgumentException e) {
            // Of another format: as if it weren't there, since nothing can be known of its values.
            return Optional.empty();
        }
        FieldShape shape = read.shape();
        boolean text = shape.domain() == ValueDomain.TEXT;
        boolean whole =
                shape.scale() == 0 && (shape.domain() == ValueDomain.LONG || shape.domain() == ValueDomain.DECIMAL);
        if (shape.masked()
                || shape.perElement()
                || !(text || whole)
                || read.distinct().isEmpty()) {
            return Optional.empty();
        }
        DistinctState distinct = read.distinct().get();
        Boolean unique = distinct.repetition() == Repetition.UNKNOWN
                ? null
                : Boolean.valueOf(distinct.repetition() == Repetition.NONE);
        KeySample all = distinct.keys();
        boolean maybeUnique = unique == null ? distinct.upperBound() >= read.present() : unique;
        int kept = Math.min(all.hashes().length, maybeUnique ? OF_UNIQUE : OF_OTHERS);
        return Optional.of(new FieldKeys(
                field.ordinal(),
                bytes[0],
                field.path(),
                text,
                read.present(),
                Math.round(distinct.estimate()),
                unique,
                all.complete() && kept == all.hashes().length,
                written(Arrays.copyOf(all.hashes(), kept))));
    }

    private static boolean compared(String type) {
        return type.equals(ProfiledType.STRING.name())
                || type.equals(ProfiledType.INTEGRAL.name())
                || type.equals(ProfiledType.FRACTIONAL.name());
    }

    private static String written(long[] hashes) {
        ByteBuffer bytes = ByteBuffer.allocate(hashes.length * Long.BYTES);
        bytes.asLongBuffer().put(hashes);
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    /** Whether values of the one may be values of the other. */
    public boolean comparable(FieldKeys other) {
        return text == other.text && format == other.format;
    }

    /** To be compared with that of another field. */
    public KeySample sample() {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(hashes));
        long[] read = new long[bytes.remaining() / Long.BYTES];
        bytes.asLongBuffer().get(read);
        return new KeySample(read, complete);
    }
}
