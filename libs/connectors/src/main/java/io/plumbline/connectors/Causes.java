package io.plumbline.connectors;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The chain of causes behind a throwable, suppressed ones left out, safe against cycles. */
public final class Causes {

    private Causes() {}

    /** From the throwable itself to its root. */
    public static List<Throwable> of(Throwable thrown) {
        List<Throwable> chain = new ArrayList<>();
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable t = thrown; t != null && seen.add(t); t = t.getCause()) {
            chain.add(t);
        }
        return chain;
    }

    /** The outermost cause of that type. Empty if there is none. */
    public static <T extends Throwable> Optional<T> find(Throwable thrown, Class<T> type) {
        return of(thrown).stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    /** What every kind of source has in common: our own exception, cancellation, memory. Empty if it is something else. */
    public static Optional<SourceException> common(Throwable thrown) {
        Optional<SourceException> own = find(thrown, SourceException.class);
        if (own.isPresent()) {
            return own;
        }
        for (Throwable t : of(thrown)) {
            String message = String.valueOf(t.getMessage());
            boolean cancelled = t instanceof InterruptedException
                    || t.getClass().getName().equals("org.apache.spark.TaskKilledException")
                    || message.contains("SPARK_JOB_CANCELLED")
                    || message.contains("cancelled part of cancelled job")
                    || message.contains("cancelled because SparkContext was shut down");
            if (cancelled) {
                return Optional.of(new SourceException(SourceFailure.CANCELLED, "the read was cancelled", thrown));
            }
            if (t instanceof OutOfMemoryError || t.getClass().getSimpleName().equals("SparkOutOfMemoryError")) {
                return Optional.of(new SourceException(
                        SourceFailure.OUT_OF_MEMORY, "the worker's memory was not enough for this container", thrown));
            }
        }
        return Optional.empty();
    }

    /** A failure that nothing else explains; it names the type and keeps the rest for the log. */
    public static SourceException unexpected(Throwable thrown) {
        List<Throwable> chain = of(thrown);
        String root = chain.get(chain.size() - 1).getClass().getSimpleName();
        return new SourceException(SourceFailure.INTERNAL, "an unexpected failure (" + root + "), see the log", thrown);
    }
}
