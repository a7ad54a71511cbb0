package io.plumbline.api.view;

import java.time.LocalDate;
import java.util.Map;

import static java.util.Objects.requireNonNull;

/**
 * How many operations were asked for on a day.
 *
 * @param byStatus by their present status; those that no operation has are absent
 */
public record OperationDay(LocalDate day, long total, Map<String, Long> byStatus) {

    public OperationDay {
        requireNonNull(day, "day");
        byStatus = Map.copyOf(byStatus);
    }
}
