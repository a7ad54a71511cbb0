package io.plumbline.gateway.inbound.kafka;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import io.plumbline.events.TokenId;
import io.plumbline.events.access.TokenState;
import io.plumbline.gateway.access.TokenBook;
import io.plumbline.gateway.request.FactsAwaited;
import io.plumbline.messaging.MessageCodec;
import io.plumbline.messaging.UnreadableMessageException;

/** The access topic fills the token book. */
final class TokenStates implements FollowedRecords {
    private static final Logger log = LoggerFactory.getLogger(TokenStates.class);

    private final MessageCodec codec;
    private final TokenBook book;
    private final FactsAwaited awaited;

    TokenStates(MessageCodec codec, TokenBook book, FactsAwaited awaited) {
        this.codec = codec;
        this.book = book;
        this.awaited = awaited;
    }

    @Override
    public void opened(Map<Integer, Long> last) {
        log.debug("The access topic is followed again");
    }

    @Override
    public void record(ConsumerRecord<byte[], byte[]> record) {
        try {
            if (record.value() == null) {
                book.remove(new TokenId(new String(record.key(), StandardCharsets.UTF_8)));
            } else {
                codec.decode(record).ifPresent(envelope -> {
                    if (envelope.message() instanceof TokenState state) {
                        book.put(state);
                        awaited.announce(state.tokenId().value(), state);
                    }
                });
            }
        } catch (UnreadableMessageException | IllegalArgumentException e) {
            log.warn(
                    "Unreadable record {}-{}@{}: {}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    e.getMessage());
        } finally {
            MDC.clear();
        }
    }

    @Override
    public void caughtUp() {
        book.completed();
        log.info("The token book is complete");
    }
}
