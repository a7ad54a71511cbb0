package io.plumbline.api.view;

import java.time.LocalDate;
import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * How many operations were asked for on each calendar day.
 *
 * @param zone whose days they are
 * @param from the first day that was counted
 * @param to the last one
 * @param days those with operations, oldest first; every other day has none
 */
public record OperationCounts(String zone, LocalDate from, LocalDate to, long total, List<OperationDay> days) {

    public OperationCounts {
        requireNonNull(zone, "zone");
        requireNonNull(from, "from");
        requireNonNull(to, "to");
        days = List.copyOf(days);
    }
}
