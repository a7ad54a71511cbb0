package io.plumbline.events.model;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What came of a connection test.
 *
 * @param failure present exactly if the test didn't succeed
 * @param latencyMillis from the first packet until the source had answered; absent if it never did
 * @param product what answered, for example {@code PostgreSQL}; absent if it doesn't say
 * @param version its version; absent if it doesn't say
 * @param containers how many of each kind a catalog would find; absent if that isn't cheap to know
 * @param databases absent unless they were asked for and the source has such
 * @param schemas absent unless they were asked for and the source has such
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConnectionTestOutcome(
        boolean ok,
        @Nullable ConnectionTestFailure failure,
        @Nullable Long latencyMillis,
        @Nullable String product,
        @Nullable String version,
        @Nullable Map<ContainerKind, Long> containers,
        @Nullable NameList databases,
        @Nullable NameList schemas) {

    public ConnectionTestOutcome {
        if (ok == (failure != null)) {
            throw new IllegalArgumentException("failure: " + (ok ? "given" : "absent") + " (expected: "
                    + (ok ? "none for a test that succeeded" : "one for a test that failed") + ")");
        }
        containers = containers == null ? null : Map.copyOf(containers);
    }

    public static ConnectionTestOutcome failed(ConnectionTestFailure failure) {
        return new ConnectionTestOutcome(false, failure, null, null, null, null, null, null);
    }

    public static ConnectionTestOutcome failed(Failure failure) {
        return failed(ConnectionTestFailure.of(failure));
    }
}
