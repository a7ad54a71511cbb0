package io.plumbline.messaging;

import java.time.Duration;

import org.springframework.kafka.KafkaException;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.ListenerExecutionFailedException;
import org.springframework.kafka.listener.TimestampedException;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * What happens to a record whose listener threw: {@link UnreadableMessageException} → dead letter at once;
 * {@link RetryLaterException} → again and again within a limit of minutes, so that an outage dead-letters nothing;
 * anything else → dead letter after few tries. Retries block the partition, as its order matters.
 */
final class ListenerFailures {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final double GROWTH = 2;
    private static final long TRIES_AGAIN = 3;

    private ListenerFailures() {}

    static DefaultErrorHandler handler(DeadLetters deadLetters, Duration retryLaterLimit) {
        DefaultErrorHandler handler = new DefaultErrorHandler(deadLetters, fewTries());
        handler.setBackOffFunction((record, exception) -> backOff(exception, retryLaterLimit));
        handler.addNotRetryableExceptions(UnreadableMessageException.class);
        handler.setLogLevel(KafkaException.Level.WARN);
        handler.setCommitRecovered(true);
        // Keeps the records that it has instead of fetching them again: half a second for each failed one.
        handler.setSeekAfterError(false);
        return handler;
    }

    /** What the listener itself threw, without the container's wrappers. */
    static Throwable thrownByListener(Throwable failure) {
        Throwable thrown = failure;
        while ((thrown instanceof ListenerExecutionFailedException || thrown instanceof TimestampedException)
                && thrown.getCause() != null) {
            thrown = thrown.getCause();
        }
        return thrown;
    }

    private static BackOff backOff(Exception exception, Duration retryLaterLimit) {
        if (thrownByListener(exception) instanceof RetryLaterException) {
            ExponentialBackOff patient = growing();
            patient.setMaxElapsedTime(retryLaterLimit.toMillis());
            return patient;
        }
        return fewTries();
    }

    private static BackOff fewTries() {
        ExponentialBackOff few = growing();
        few.setMaxAttempts(TRIES_AGAIN);
        return few;
    }

    private static ExponentialBackOff growing() {
        ExponentialBackOff growing = new ExponentialBackOff(FIRST_PAUSE.toMillis(), GROWTH);
        growing.setMaxInterval(LONGEST_PAUSE.toMillis());
        return growing;
    }
}
