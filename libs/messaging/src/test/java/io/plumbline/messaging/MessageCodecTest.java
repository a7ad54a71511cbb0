package io.plumbline.messaging;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.plumbline.events.Envelope;
import io.plumbline.events.MessageHeader;
import io.plumbline.events.MessageType;
import io.plumbline.events.fact.DatastoreRemoved;
import io.plumbline.events.fact.OperationFinished;
import io.plumbline.events.model.Distribution;
import io.plumbline.events.model.Failure;
import io.plumbline.events.model.FailureCode;
import io.plumbline.events.model.FieldProfile;
import io.plumbline.events.model.HistogramBucket;
import io.plumbline.events.model.OperationStatus;
import io.plumbline.events.model.OperationType;
import io.plumbline.events.model.Warning;
import io.plumbline.events.work.CatalogRequested;
import io.plumbline.events.work.FieldsProfiled;
import io.plumbline.events.work.WorkFailed;
import io.plumbline.messaging.testing.Records;
import io.plumbline.messaging.testing.Samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class MessageCodecTest {

    private final MessageCodec codec = MessageCodec.standard();

    @ParameterizedTest
    @EnumSource(MessageType.class)
    void everyMessage_comesBackFromARecordAsItWas(MessageType type) {
        Envelope<?> sample = sample(type);
        ProducerRecord<byte[], byte[]> encoded = codec.encode(sample);

        assertThat(encoded.topic()).isEqualTo(type.topic().topicName());
        assertThat(new String(encoded.key(), StandardCharsets.UTF_8))
                .isEqualTo(sample.message().key());
        assertThat(codec.decode(Records.received(encoded)).orElseThrow()).isEqualTo(sample);
    }

    @ParameterizedTest
    @EnumSource(MessageType.class)
    void everyMessage_comesBackFromStructuredJsonAsItWas(MessageType type) {
        assertThat(codec.fromJson(codec.toJson(sample(type)))).isEqualTo(sample(type));
    }

    @ParameterizedTest
    @EnumSource(MessageType.class)
    void encoding_givesTheSameBytesEachTime(MessageType type) {
        assertThat(MessageCodec.standard().encode(sample(type)).value())
                .isEqualTo(codec.encode(sample(type)).value());
    }

    @Test
    void distributionsOfAField_comeBack() {
        FieldsProfiled sample =
                (FieldsProfiled) sample(MessageType.FIELDS_PROFILED).message();
        FieldProfile field = sample.fields().get(0);
        Map<String, Distribution> distributions = new LinkedHashMap<>();
        distributions.put(
                "weekdays", new Distribution("VALUES", List.of(new HistogramBucket("MONDAY", "MONDAY", 2)), null));
        distributions.put("equalDepth", new Distribution("RANGES", List.of(new HistogramBucket("1", "2", 2)), "KLL"));
        FieldProfile with = new FieldProfile(
                field.ordinal(),
                field.path(),
                field.sparkType(),
                field.profiledType(),
                field.metrics(),
                field.topValues(),
                field.histogram(),
                field.typeShares(),
                distributions,
                field.state());
        Envelope<?> envelope = new Envelope<>(
                sample(MessageType.FIELDS_PROFILED).header(),
                new FieldsProfiled(sample.workId(), sample.generation(), sample.chunk(), List.of(with), List.of()));

        FieldsProfiled received = (FieldsProfiled) codec.decode(Records.received(codec.encode(envelope)))
                .orElseThrow()
                .message();
        assertThat(received.fields()).containsExactly(with);
        assertThat(received.fields().get(0).distributions()).isEqualTo(distributions);
        assertThat(received.fields().get(0).withoutState().distributions()).isEqualTo(distributions);
    }

    @Test
    void binaryMode_hasTheCloudEventsHeaders_andASubjectForFacts() {
        ProducerRecord<byte[], byte[]> fact = codec.encode(sample(MessageType.PROFILE_COMPLETED));

        assertThat(Stream.of(fact.headers().toArray()).map(Header::key))
                .containsExactlyInAnyOrder(
                        "ce_specversion",
                        "ce_id",
                        "ce_source",
                        "ce_type",
                        "ce_time",
                        "ce_subject",
                        "ce_dataschema",
                        "ce_correlationid",
                        "ce_actor",
                        "ce_traceparent",
                        "ce_sequence",
                        "ce_partitionkey",
                        "traceparent",
                        "content-type");
        assertThat(text(fact, "ce_specversion")).isEqualTo("1.0");
        assertThat(text(fact, "ce_type")).isEqualTo("profile.completed");
        assertThat(text(fact, "ce_time")).isEqualTo("2026-11-23T01:02:03.456789Z");
        assertThat(text(fact, "ce_subject")).isEqualTo(Samples.OPERATION.value());
        assertThat(text(fact, "ce_sequence")).isEqualTo("7");
        assertThat(text(fact, "ce_actor")).isEqualTo("Zoë 佐藤");
        assertThat(text(fact, "content-type")).isEqualTo("application/json");
        assertThat(codec.encode(sample(MessageType.CATALOG_REQUESTED)).headers().lastHeader("ce_subject"))
                .isNull();
    }

    @Test
    void absentValues_haveNoHeaders_andComeBackAbsent() {
        MessageHeader bare = new MessageHeader("msg_1", "/plumbline/sample", Samples.TIME, "msg_1", null, null, null);
        Envelope<?> envelope =
                new Envelope<>(bare, new CatalogRequested(Samples.DATASTORE, Samples.OPERATION, Samples.WORK));

        assertThat(codec.decode(Records.received(envelope)).orElseThrow()).isEqualTo(envelope);
        assertThat(codec.encode(envelope).headers().lastHeader("ce_actor")).isNull();
        assertThat(codec.fromJson(codec.toJson(envelope))).isEqualTo(envelope);
    }

    @Test
    void unknownFields_headersAndTypeHeaders_areIgnored() {
        Envelope<?> sample = sample(MessageType.CATALOG_REQUESTED);
        ProducerRecord<byte[], byte[]> encoded = codec.encode(sample);
        String body = new String(encoded.value(), StandardCharsets.UTF_8);
        ConsumerRecord<byte[], byte[]> record =
                received(encoded, body.replaceFirst("\\{", "{\"new\":{\"deep\":[1,2,{\"x\":1e400}]},\"other\":null,"));
        record.headers().add("__TypeId__", "java.net.URL".getBytes(StandardCharsets.UTF_8));
        record.headers().add("spring_json_header_types", "{\"a\":\"java.net.URL\"".getBytes(StandardCharsets.UTF_8));
        record.headers().add("ce_newattribute", new byte[] {(byte) 0xff});

        assertThat(codec.decode(record).orElseThrow()).isEqualTo(sample);
    }

    @Test
    void unknownType_isNoMessage_andNoError() {
        ProducerRecord<byte[], byte[]> encoded = codec.encode(sample(MessageType.CATALOG_REQUESTED));
        encoded.headers().remove("ce_type").add("ce_type", "profile.celebrated".getBytes(StandardCharsets.UTF_8));

        assertThat(codec.decode(Records.received(encoded))).isEmpty();
    }

    @Test
    void malformedTraceparent_isDropped_asTheTraceContextAsks() {
        ProducerRecord<byte[], byte[]> encoded = codec.encode(sample(MessageType.CATALOG_REQUESTED));
        encoded.headers().remove("ce_traceparent").add("ce_traceparent", "00-xyz".getBytes(StandardCharsets.UTF_8));

        assertThat(codec.decode(Records.received(encoded))
                        .orElseThrow()
                        .header()
                        .traceparent())
                .isNull();
    }

    @Test
    void factBeyond256Kilobytes_isRefused_inBothForms() {
        Warning warning = new Warning("c", new Failure(FailureCode.INTERNAL, "x".repeat(1_000)));
        Envelope<?> fact = Samples.envelope(new OperationFinished(
                Samples.DATASTORE,
                Samples.OPERATION,
                OperationType.PROFILE,
                OperationStatus.SUCCEEDED_WITH_WARNINGS,
                null,
                Collections.nCopies(300, warning)));

        assertThatThrownBy(() -> codec.encode(fact))
                .isInstanceOf(MessageTooLargeException.class)
                .hasMessageMatching("body of operation.finished: \\d+ bytes \\(expected: at most 262144\\)");
        assertThatThrownBy(() -> codec.toJson(fact)).isInstanceOf(MessageTooLargeException.class);
    }

    @Test
    void bodyBeyond900Kilobytes_isRefused_andOneBelowIsReadable() {
        Envelope<?> below = workFailed(899_000);
        assertThat(codec.decode(Records.received(below)).orElseThrow()).isEqualTo(below);
        assertThat(codec.fromJson(codec.toJson(below))).isEqualTo(below);
        assertThatThrownBy(() -> codec.encode(workFailed(900_001))).isInstanceOf(MessageTooLargeException.class);
    }

    @Test
    void headerThatNoReaderAccepts_isRefusedByTheWriter() {
        for (String bad : List.of("", "x".repeat(257), "line\nbreak", "nul\0")) {
            MessageHeader header =
                    new MessageHeader("msg_1", "/plumbline/sample", Samples.TIME, "msg_1", bad, null, null);
            assertThatThrownBy(() -> codec.encode(new Envelope<>(
                            header, new CatalogRequested(Samples.DATASTORE, Samples.OPERATION, Samples.WORK))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("actor: ");
        }
    }

    @Test
    void structuredJson_ofAnUnknownTypeOrNewerVersion_isUnreadable() {
        String json = codec.toJson(Samples.envelope(new DatastoreRemoved(Samples.DATASTORE, "w")));

        for (String bad : List.of(
                json.replace("\"type\":\"datastore.removed\"", "\"type\":\"datastore.forgotten\""),
                json.replace(":v1", ":v2"),
                json.replace("\"specversion\":\"1.0\"", "\"specversion\":\"2.0\""),
                json.replace("\"specversion\":\"1.0\"", "\"specversion\":1.0"),
                json.replace("\"data\"", "\"dat\""),
                json + "{}",
                json.substring(1),
                "[]",
                "")) {
            assertThatThrownBy(() -> codec.fromJson(bad)).as(bad).isInstanceOf(UnreadableMessageException.class);
        }
    }

    private static Envelope<?> workFailed(int length) {
        return Samples.envelope(new WorkFailed(Samples.WORK, 1, new Failure(FailureCode.INTERNAL, "x".repeat(length))));
    }

    private static Envelope<?> sample(MessageType type) {
        Envelope<?> sample = Samples.everyMessage().get(type);
        assertThat(sample).isNotNull();
        return sample;
    }

    private static ConsumerRecord<byte[], byte[]> received(ProducerRecord<byte[], byte[]> encoded, String body) {
        return Records.received(new ProducerRecord<>(
                encoded.topic(), null, encoded.key(), body.getBytes(StandardCharsets.UTF_8), encoded.headers()));
    }

    private static String text(ProducerRecord<?, ?> record, String header) {
        return new String(record.headers().lastHeader(header).value(), StandardCharsets.UTF_8);
    }
}
