package io.plumbline.worker.outbound.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

import io.plumbline.api.work.WorkAssignment;
import io.plumbline.events.Envelope;
import io.plumbline.events.MessageHeader;
import io.plumbline.events.work.WorkResult;
import io.plumbline.messaging.MessageHeaders;
import io.plumbline.messaging.MessagePublisher;
import io.plumbline.messaging.OutcomeUnknownException;
import io.plumbline.worker.work.ResultsUndeliverableException;
import io.plumbline.worker.work.WorkResults;

/** Publishes each answer until the broker has it; every try carries the same message id. */
public final class KafkaWorkResults implements WorkResults {

    private static final Logger log = LoggerFactory.getLogger(KafkaWorkResults.class);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final MessagePublisher publisher;
    private final MessageHeaders headers;
    private final JsonMapper mapper;
    private final Duration patience;

    /** @param patience how long the broker may stay away before an answer is given up */
    public KafkaWorkResults(MessagePublisher publisher, MessageHeaders headers, JsonMapper mapper, Duration patience) {
        this.publisher = publisher;
        this.headers = headers;
        this.mapper = mapper;
        this.patience = patience;
    }

    @Override
    public void publish(WorkAssignment assignment, WorkResult result, BooleanSupplier wanted)
            throws InterruptedException {
        Envelope<WorkResult> envelope = new Envelope<>(headers.causedBy(causeOf(assignment)), result);
        long began = System.nanoTime();
        for (int attempt = 1; ; attempt++) {
            if (!wanted.getAsBoolean()) {
                throw new ResultsUndeliverableException("nobody wants it any more", null);
            }
            try {
                publisher.publish(envelope).get();
                return;
            } catch (ExecutionException e) {
                Throwable cause = e.getCause() == null ? e : e.getCause();
                if (!(cause instanceof OutcomeUnknownException)) {
                    throw new IllegalArgumentException(
                            result.getClass().getSimpleName() + ": refused (expected: a message that can be published)",
                            cause);
                }
                if (System.nanoTime() - began > patience.toNanos()) {
                    throw new ResultsUndeliverableException(
                            "the broker stayed away for " + patience.toSeconds() + " s", cause);
                }
                log.warn(
                        "A {} was not published, attempt {}: {}",
                        result.getClass().getSimpleName(),
                        attempt,
                        cause.toString());
            }
            Thread.sleep(PAUSE.toMillis());
        }
    }

    @Override
    public int encodedBytes(Object value) {
        return mapper.writeValueAsBytes(value).length;
    }

    /** What the claim handed on of the request that started it all, in the shape of a cause. */
    private static MessageHeader causeOf(WorkAssignment assignment) {
        return new MessageHeader(
                assignment.correlationId(),
                "/plumbline/datastore-service",
                Instant.EPOCH,
                assignment.correlationId(),
                assignment.actor(),
                null,
                null);
    }
}
