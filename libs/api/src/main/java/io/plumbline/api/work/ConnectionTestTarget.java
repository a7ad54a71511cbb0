package io.plumbline.api.work;

import java.util.List;

import io.plumbline.events.ConnectionTestId;
import io.plumbline.events.model.Discovery;

import static java.util.Objects.requireNonNull;

/**
 * The test to make. Its answer is wanted before the lease ends.
 *
 * @param discover what to list beside the answer
 */
public record ConnectionTestTarget(ConnectionTestId testId, List<Discovery> discover) {

    public ConnectionTestTarget {
        requireNonNull(testId, "testId");
        discover = List.copyOf(discover);
    }
}
