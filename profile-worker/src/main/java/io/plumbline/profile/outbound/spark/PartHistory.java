package io.plumbline.profile.outbound.spark;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.plumbline.events.model.ProfilePart;
import io.plumbline.statistics.state.MeasuredPart;
import io.plumbline.statistics.state.PartState;

/**
 * Whole states of a container's newest parts, on which checks are tested: would one have failed then? Of very wide ones, those that were added
 * last.
 */
final class PartHistory {

    /** Some hundred megabytes at worst. */
    static final int MOST_FIELDS = 25_000;

    private final Deque<MeasuredPart> parts = new ArrayDeque<>();
    private long fields;

    void add(MeasuredPart part) {
        parts.addLast(part);
        fields += part.training().fields().size();
        while (fields > MOST_FIELDS && parts.size() > 1) {
            fields -= parts.removeFirst().training().fields().size();
        }
    }

    /** Those of these parts that are held and have rows, in this order. */
    List<PartState> in(List<ProfilePart> order) {
        Map<String, MeasuredPart> held = new HashMap<>();
        parts.forEach(part -> held.put(part.part(), part));
        List<PartState> states = new ArrayList<>();
        for (ProfilePart part : order) {
            MeasuredPart measured = held.get(part.name());
            if (measured != null && part.rows() > 0) {
                states.add(new PartState(part.name(), measured.whole()));
            }
        }
        return states;
    }
}
