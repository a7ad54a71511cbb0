package io.plumbline.api.view;

import java.time.LocalDate;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/**
 * How much data there was on each day, as the last profile up to its end has found it.
 *
 * @param zone whose days they are
 * @param days from the first to the last that was asked for, none left out
 */
public record DataVolume(String zone, List<Day> days) {

    public DataVolume {
        requireNonNull(zone, "zone");
        days = List.copyOf(days);
    }

    /**
     * @param containers whose newest profile on that day counts here; 0 if nothing had been profiled yet
     * @param profiled of these, those that were profiled on that day; the figures of the others are carried forward
     * @param partial of these, those whose profile has not read everything: their rows are those read
     * @param rows of all of them; absent if there are none
     * @param bytes as large as what was profiled is at its source, of those of which it is known; absent if it is of none
     * @param bytesUnknown those of which it isn't
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Day(
            LocalDate day,
            int containers,
            int profiled,
            int partial,
            @Nullable Long rows,
            @Nullable Long bytes,
            int bytesUnknown) {

        public Day {
            requireNonNull(day, "day");
        }
    }
}
