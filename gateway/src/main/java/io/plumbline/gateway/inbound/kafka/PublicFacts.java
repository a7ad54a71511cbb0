package io.plumbline.gateway.inbound.kafka;

import java.util.Map;
import java.util.Optional;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import io.plumbline.events.Envelope;
import io.plumbline.events.fact.Fact;
import io.plumbline.events.fact.OperationFinished;
import io.plumbline.gateway.feed.EventFeed;
import io.plumbline.gateway.feed.FeedEvent;
import io.plumbline.gateway.request.FactsAwaited;
import io.plumbline.messaging.MessageCodec;
import io.plumbline.messaging.UnreadableMessageException;

/** Public facts go to the streams, and to the requests that wait for them. */
final class PublicFacts implements FollowedRecords {
    private static final Logger log = LoggerFactory.getLogger(PublicFacts.class);

    private final MessageCodec codec;
    private final EventFeed feed;
    private final FactsAwaited awaited;

    PublicFacts(MessageCodec codec, EventFeed feed, FactsAwaited awaited) {
        this.codec = codec;
        this.feed = feed;
        this.awaited = awaited;
    }

    @Override
    public void opened(Map<Integer, Long> last) {
        feed.open(last);
    }

    @Override
    public void record(ConsumerRecord<byte[], byte[]> record) {
        Optional<Envelope<?>> decoded = decode(record);
        if (decoded.isPresent() && decoded.get().message() instanceof Fact fact) {
            if (FeedEvent.isPublic(fact)) {
                feed.append(FeedEvent.of(record.partition(), record.offset(), fact, codec.toJson(decoded.get())));
            } else {
                feed.skip(record.partition(), record.offset());
            }
            awaited.announce(decoded.get().header().correlationId(), fact);
            if (fact instanceof OperationFinished finished) {
                awaited.announce(finished.operationId().value(), fact);
            }
        } else {
            feed.skip(record.partition(), record.offset());
        }
    }

    @Override
    public void caughtUp() {
        log.debug("Public facts are followed");
    }

    private Optional<Envelope<?>> decode(ConsumerRecord<byte[], byte[]> record) {
        try {
            return codec.decode(record);
        } catch (UnreadableMessageException e) {
            log.warn(
                    "Unreadable record {}-{}@{}: {}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    e.getMessage());
            return Optional.empty();
        } finally {
            MDC.clear();
        }
    }
}
