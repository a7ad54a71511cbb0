package io.plumbline.connectors;

import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/**
 * A source could not do what was asked. The message may be shown to a user as it is: no secret, no stack trace, no path outside
 * a named root. The cause may hold all of these and belongs in a log at most.
 */
public final class SourceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final SourceFailure failure;

    public SourceException(SourceFailure failure, String message) {
        this(failure, message, null);
    }

    public SourceException(SourceFailure failure, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.failure = requireNonNull(failure, "failure");
    }

    /** What was asked of a source that doesn't declare the capability. */
    public static SourceException notSupported(Capability capability) {
        return new SourceException(
                SourceFailure.NOT_SUPPORTED,
                capability.words() + ": not offered by this source (expected: a source that declares " + capability
                        + ")");
    }

    /** What went wrong, as a code. */
    public SourceFailure failure() {
        return failure;
    }

    /** The message; never null. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
