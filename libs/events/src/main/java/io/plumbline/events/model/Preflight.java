package io.plumbline.events.model;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/**
 * What a profile run would read, without reading it.
 *
 * @param containers that the run would read
 * @param asked how many of them were asked within the time; at most {@value #MOST_ASKED}
 * @param totals over all that were asked
 * @param plans of the first that were asked, at most {@value #MOST_SHOWN}
 * @param complete whether {@code plans} has all that were asked
 * @param notAsked names of those that weren't asked, the first {@value #MOST_SHOWN} of them
 * @param passedOver chosen, but unknown, excluded, missing or unreadable: the first of them
 * @param connections to the source that the run may use at the same time; absent if the source has no such limit
 * @param window when the run may begin; absent if it may at any time
 * @param expectedSeconds by the pace of the datastore's last profiles; absent if there are none, or if not all amounts are known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Preflight(
        int containers,
        int asked,
        PlanTotals totals,
        List<ContainerPlan> plans,
        boolean complete,
        NameList notAsked,
        List<Warning> passedOver,
        @Nullable Integer connections,
        @Nullable WindowState window,
        @Nullable Long expectedSeconds) {

    public static final int MOST_ASKED = 1_000;
    public static final int MOST_SHOWN = 200;

    public Preflight {
        requireNonNull(totals, "totals");
        plans = List.copyOf(plans);
        requireNonNull(notAsked, "notAsked");
        passedOver = List.copyOf(passedOver);
    }
}
