package io.plumbline.datastore.measurement;

import java.util.Collection;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.plumbline.statistics.state.DistinctState;
import io.plumbline.statistics.state.FieldState;
import io.plumbline.statistics.state.KeySample;
import io.plumbline.statistics.state.LongState;
import io.plumbline.statistics.state.TimeState;
import io.plumbline.statistics.state.ValueDomain;

/**
 * The days that a field has: dates, or times that are all at midnight.
 *
 * @param first since 1970
 * @param last since 1970
 */
record Days(long first, long last, KeySample sample) {

    private static final long MICROS = 86_400_000_000L;

    /** Null for a field of other values, and for one without any. */
    static @Nullable Days of(FieldState field) {
        LongState range = field.longs().filter(longs -> longs.count() > 0).orElse(null);
        DistinctState distinct = field.distinct().orElse(null);
        TimeState times = field.times().orElse(null);
        if (range == null || distinct == null || times == null) {
            return null;
        }
        if (field.shape().domain() == ValueDomain.DATE) {
            return new Days(range.min(), range.max(), distinct.keys());
        }
        // A hash of microseconds isn't that of a day: the sample is drawn from the days, which are counted while there
        // are few.
        Optional<Collection<Long>> days = times.days().map(counts -> counts.keySet());
        return times.midnights() == field.present() && days.isPresent()
                ? new Days(range.min() / MICROS, range.max() / MICROS, KeySample.ofLongs(days.get()))
                : null;
    }
}
