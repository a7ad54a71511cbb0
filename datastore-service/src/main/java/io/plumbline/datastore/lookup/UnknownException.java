package io.plumbline.datastore.lookup;

import org.jspecify.annotations.Nullable;

import io.plumbline.events.model.FailureCode;

import static java.util.Objects.requireNonNull;

/** There is no such thing, or no more. */
public final class UnknownException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final @Nullable FailureCode code;

    UnknownException(@Nullable FailureCode code, String name, String value) {
        super(requireNonNull(name) + ": " + value + " (expected: a known one)");
        this.code = code;
    }

    /** The failure code; absent where none fits. */
    public @Nullable FailureCode code() {
        return code;
    }
}
