package io.plumbline.datastore.ledger;

import java.util.ArrayList;
import java.util.List;

import io.plumbline.events.Envelope;
import io.plumbline.events.Message;
import io.plumbline.events.MessageHeader;
import io.plumbline.events.fact.Fact;

import static java.util.Objects.requireNonNull;

/** Numbers the facts of one change without a gap. Used once, within one decision. */
public final class FactSequence {

    private final FactHeaders headers;
    private final MessageHeader cause;
    private final List<Envelope<?>> messages = new ArrayList<>();
    private long last;

    public FactSequence(FactHeaders headers, MessageHeader cause, long last) {
        this.headers = requireNonNull(headers, "headers");
        this.cause = requireNonNull(cause, "cause");
        this.last = last;
    }

    public FactSequence tell(Fact fact) {
        last++;
        messages.add(new Envelope<Message>(headers.causedBy(cause, last), fact));
        return this;
    }

    /** The sequence that the record carries after this change. */
    public long last() {
        return last;
    }

    public List<Envelope<?>> messages() {
        return List.copyOf(messages);
    }
}
