package io.plumbline.messaging;

import java.time.Clock;

import org.jspecify.annotations.Nullable;

import io.plumbline.events.Ids;
import io.plumbline.events.MessageHeader;

import static java.util.Objects.requireNonNull;

/** The only maker of message headers. Safe for use by many threads if the ids' random source is. */
public final class MessageHeaders {

    private final String source;
    private final Clock clock;
    private final Ids ids;

    /** @param source the publishing service, for example {@code /plumbline/gateway} */
    public MessageHeaders(String source, Clock clock, Ids ids) {
        this.source = requireNonNull(source, "source");
        this.clock = requireNonNull(clock, "clock");
        this.ids = requireNonNull(ids, "ids");
    }

    /** Starts a story of its own: the correlation id is the message's id, the trace is new. */
    public MessageHeader root(@Nullable String actor) {
        return root(actor, null);
    }

    /**
     * Starts a story inside a caller's trace.
     *
     * @param traceparent as the caller sent it; a new trace is begun if it is absent or malformed
     */
    public MessageHeader root(@Nullable String actor, @Nullable String traceparent) {
        String id = ids.message();
        String trace = Traceparent.isValid(traceparent) ? traceparent : Traceparent.derivedFrom(id);
        return new MessageHeader(id, source, clock.instant(), id, actor, trace, null);
    }

    /** The next message of the same story: keeps correlation id, actor and trace. */
    public MessageHeader causedBy(MessageHeader cause) {
        return next(cause, null);
    }

    /**
     * A public fact of the same story.
     *
     * @param sequence grows by one with each fact about the same subject
     */
    public MessageHeader fact(MessageHeader cause, long sequence) {
        return next(cause, sequence);
    }

    private MessageHeader next(MessageHeader cause, @Nullable Long sequence) {
        return new MessageHeader(
                ids.message(),
                source,
                clock.instant(),
                cause.correlationId(),
                cause.actor(),
                cause.traceparent(),
                sequence);
    }
}
