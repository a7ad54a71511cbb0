package io.plumbline.credentials;

import static java.util.Objects.requireNonNull;

/** A sealed secret or a reference can't be turned into its secret. The message never holds a secret, nor does it have a cause. */
public final class SecretUnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** What went wrong, for those who must decide. */
    public enum Reason {
        /** Not the text of a sealed secret. */
        MALFORMED,
        /** Sealed for a key that is not loaded here. */
        UNKNOWN_KEY,
        /** Changed, or sealed for another datastore or field. */
        REJECTED,
        /** The reference points at something that this worker is not allowed to read. */
        REFERENCE_REFUSED,
        /** The reference is allowed, but there is nothing behind it. */
        REFERENCE_MISSING
    }

    SecretUnreadableException(Reason reason, String message) {
        super(message);
        this.reason = requireNonNull(reason, "reason");
    }

    public Reason reason() {
        return reason;
    }
}
