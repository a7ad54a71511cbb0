package io.plumbline.api.work;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import io.plumbline.events.ConnectionTestId;
import io.plumbline.events.model.Discovery;

import static java.util.Objects.requireNonNull;

/**
 * The test to make, or the question to ask. Its answer is wanted before the lease ends.
 *
 * @param discover what a test lists beside the answer
 * @param preflight the run to say of what it would read; absent otherwise
 * @param filePattern the pattern to say of which files it matches; absent otherwise
 * @param rows the container whose first rows are wanted; present exactly for PREVIEW
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConnectionTestTarget(
        ConnectionTestId testId,
        List<Discovery> discover,
        @Nullable PreflightTarget preflight,
        @Nullable String filePattern,
        @Nullable PreviewTarget rows) {

    /** Of a test. */
    public ConnectionTestTarget(ConnectionTestId testId, List<Discovery> discover) {
        this(testId, discover, null, null, null);
    }

    /** Of a question about a run or about files. */
    public ConnectionTestTarget(
            ConnectionTestId testId,
            List<Discovery> discover,
            @Nullable PreflightTarget preflight,
            @Nullable String filePattern) {
        this(testId, discover, preflight, filePattern, null);
    }

    public ConnectionTestTarget {
        requireNonNull(testId, "testId");
        discover = List.copyOf(discover);
    }
}
