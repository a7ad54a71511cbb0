package io.plumbline.messaging;

import java.util.Map;
import java.util.stream.Stream;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.plumbline.messaging.testing.Records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class PoisonCorpusTest {

    static Stream<Map.Entry<String, ProducerRecord<byte[], byte[]>>> mutants() {
        return PoisonCorpus.records().entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void everyMutant_isUnreadable(Map.Entry<String, ProducerRecord<byte[], byte[]>> mutant) {
        assertThatThrownBy(() -> MessageCodec.standard().decode(Records.received(mutant.getValue())))
                .as(mutant.getKey())
                .isInstanceOf(UnreadableMessageException.class);
    }

    @Test
    void corpus_isLarge_andItsBaseIsGood() {
        assertThat(PoisonCorpus.records()).hasSizeGreaterThanOrEqualTo(60);
        assertThat(MessageCodec.standard().decode(Records.received(PoisonCorpus.good())))
                .isPresent();
    }
}
