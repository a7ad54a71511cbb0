package io.plumbline.profiling;

/** The run was cancelled by a Spark job tag, or its thread was interrupted (then the thread's flag is set again). */
public final class ProfileCancelledException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ProfileCancelledException(String message, Throwable cause) {
        super(message, cause);
    }
}
