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
 * What must be known of a field to look for its values among those of others: a small part of its state. Of whole numbers, of any type as
 * long as none has a fraction, of texts, and of days: dates, and times that are all at midnight (in UTC, if they are instants).
 *
 * @param ordinal of the field in its profile
 * @param format of the state that it was taken from: hashes of one format aren't those of another
 * @param text whether its values are texts; else they are whole numbers or days
 * @param firstDay the first of its days, since 1970; absent if its values aren't days, and where older releases have stored it
 * @param lastDay the last one; absent as {@code firstDay} is
 * @param present values that aren't null
 * @param distinct different values, rounded where estimated; where none occurs twice, all that are present
 * @param unique whether no value occurs twice; absent if that isn't known
 * @param complete whether the hashes are those of all values
 * @param hashes base64 of the smallest hashes of the values, smallest first, eight bytes each
 */
public record FieldKeys(
        int ordinal,
        int format,
        String path,
        boolean text,
        @Nullable Long firstDay,
        @Nullable Long lastDay,
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
        distinct = Boolean.TRUE.equals(unique) ? present : distinct;
    }

    /** Empty for other types, for masked fields, for elements of arrays and maps, and where no state was kept or none that can be read. */
    public static Optional<FieldKeys> of(FieldProfile field) {
        Optional<KeptState> kept = compared(field.profiledType()) ? KeptState.of(field) : Optional.empty();
        return kept.flatMap(state -> of(field, state));
    }

    private static Optional<FieldKeys> of(FieldProfile field, KeptState kept) {
        FieldState read = kept.state();
        FieldShape shape = read.shape();
        boolean text = shape.domain() == ValueDomain.TEXT;
        if (shape.masked() || shape.perElement() || read.distinct().isEmpty()) {
            return Optional.empty();
        }
        DistinctState distinct = read.distinct().get();
        Days days = Days.of(read);
        if (!text && days == null && !isWhole(read)) {
            return Optional.empty();
        }
        Boolean unique = distinct.repetition() == Repetition.UNKNOWN
                ? null
                : Boolean.valueOf(distinct.repetition() == Repetition.NONE);
        KeySample all = days == null ? distinct.keys() : days.sample();
        boolean maybeUnique = unique == null ? distinct.upperBound() >= read.present() : unique;
        int most = Math.min(all.hashes().length, maybeUnique ? OF_UNIQUE : OF_OTHERS);
        return Optional.of(new FieldKeys(
                field.ordinal(),
                kept.format(),
                field.path(),
                text,
                days == null ? null : days.first(),
                days == null ? null : days.last(),
                read.present(),
                Math.round(distinct.estimate()),
                unique,
                all.complete() && most == all.hashes().length,
                written(Arrays.copyOf(all.hashes(), most))));
    }

    private static boolean compared(String type) {
        return type.equals(ProfiledType.STRING.name())
                || type.equals(ProfiledType.INTEGRAL.name())
                || type.equals(ProfiledType.FRACTIONAL.name())
                || type.equals(ProfiledType.DATE.name())
                || type.equals(ProfiledType.TIMESTAMP.name());
    }

    /** Equal numbers have one hash whatever their type, so that an 8 of a decimal is found among integers. */
    private static boolean isWhole(FieldState field) {
        return field.numberShape()
                .map(shape -> shape.integers() == field.present())
                .orElse(false);
    }

    private static String written(long[] hashes) {
        ByteBuffer bytes = ByteBuffer.allocate(hashes.length * Long.BYTES);
        bytes.asLongBuffer().put(hashes);
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    /** Whether values of the one may be values of the other. */
    public boolean comparable(FieldKeys other) {
        return text == other.text && ofDays() == other.ofDays() && format == other.format;
    }

    /** Whether its values are days. */
    public boolean ofDays() {
        return firstDay != null;
    }

    /** Whether its values are certainly all days of the other field: that one has every day from its first to its last, once. */
    public boolean withinAllDaysOf(FieldKeys other) {
        return firstDay != null
                && lastDay != null
                && other.firstDay != null
                && other.lastDay != null
                && Boolean.TRUE.equals(other.unique)
                && other.present == other.lastDay - other.firstDay + 1
                && firstDay >= other.firstDay
                && lastDay <= other.lastDay;
    }

    /** To be compared with that of another field. */
    public KeySample sample() {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(hashes));
        long[] read = new long[bytes.remaining() / Long.BYTES];
        bytes.asLongBuffer().get(read);
        return new KeySample(read, complete);
    }
}
