package io.plumbline.connectors;

import static java.util.Objects.requireNonNull;

/** Why a container that exists can't be read; the words may be shown to a user. */
public record ContainerProblem(SourceFailure failure, String message) {

    public ContainerProblem {
        requireNonNull(failure, "failure");
        requireNonNull(message, "message");
    }

    /** The problem that an exception tells of. */
    public static ContainerProblem of(SourceException e) {
        return new ContainerProblem(e.failure(), e.reason());
    }
}
