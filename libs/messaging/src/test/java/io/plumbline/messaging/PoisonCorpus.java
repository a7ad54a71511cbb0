package io.plumbline.messaging;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

import io.plumbline.events.Envelope;
import io.plumbline.events.MessageType;
import io.plumbline.messaging.testing.Samples;

/** Records that no reader may accept, each made from a good one by one change. All are for one partition. */
final class PoisonCorpus {

    private static final MessageCodec CODEC = MessageCodec.standard();
    private static final MessageType BASE = MessageType.RUN_OPERATION;
    private static final int PARTITION = 0;

    private final Map<String, ProducerRecord<byte[], byte[]>> mutants = new LinkedHashMap<>();

    static Map<String, ProducerRecord<byte[], byte[]>> records() {
        PoisonCorpus corpus = new PoisonCorpus();
        corpus.headers();
        corpus.bodies();
        corpus.wholeRecords();
        return corpus.mutants;
    }

    static ProducerRecord<byte[], byte[]> onPartition(ProducerRecord<byte[], byte[]> record) {
        return new ProducerRecord<>(record.topic(), PARTITION, record.key(), record.value(), record.headers());
    }

    private void headers() {
        for (String name : List.of(
                "ce_specversion", "ce_id", "ce_source", "ce_type", "ce_time", "ce_dataschema", "ce_correlationid")) {
            header(name + " absent", h -> h.remove(name));
            header(name + " null", h -> h.remove(name).add(name, null));
            header(name + " not UTF-8", h -> h.remove(name).add(name, new byte[] {(byte) 0xc3, 0x28}));
            header(name + " twice", h -> h.add(name, h.lastHeader(name).value()));
            set(name + " of 5000 characters", name, "x".repeat(5_000));
        }
        set("empty id", "ce_id", "");
        set("id with a line break", "ce_id", "msg_1\nforged log line");
        set("id of 300 characters", "ce_id", "x".repeat(300));
        set("spec version 2", "ce_specversion", "2.0");
        set("spec version 0.3", "ce_specversion", "0.3");
        set("newer schema", "ce_dataschema", "urn:plumbline:RunOperation:v2");
        set("schema of version 0", "ce_dataschema", "urn:plumbline:RunOperation:v0");
        set("schema of another type", "ce_dataschema", "urn:plumbline:CancelOperation:v1");
        set("schema by address", "ce_dataschema", "http://127.0.0.1:1/schema.json");
        set("time in words", "ce_time", "yesterday");
        set("time of the year one billion", "ce_time", "+1000000000-12-31T23:59:59Z");
        set("time before 1970", "ce_time", "1969-12-31T23:59:59Z");
        set("time without a zone", "ce_time", "2026-11-23T01:02:03");
        set("actor with a terminal sequence", "ce_actor", "\u001b[31mroot");
        set("sequence in words", "ce_sequence", "seven");
        set("negative sequence", "ce_sequence", "-1");
        set("sequence beyond a long", "ce_sequence", "9223372036854775808");
        header("content type absent", h -> h.remove("content-type"));
        set("content type text", "content-type", "text/plain");
        set("content type with a prefix", "content-type", "application/jsonp");
        set("structured content type", "content-type", "application/cloudevents+json");
        set("type of another topic", "ce_type", "datastore.removed");
        set("another type of the topic", "ce_type", "IssueToken");
        header("hundred headers", h -> {
            for (int i = 0; i < 100; i++) {
                h.add("x" + i, new byte[] {1});
            }
        });
        header("foreign type header", h -> h.remove("ce_type").add("__TypeId__", bytes("java.net.URL")));
        header(
                "crafted header types",
                h -> h.remove("ce_type").add("spring_json_header_types", bytes("{\"a\":\"java.net.URL\",")));
    }

    private void bodies() {
        String good = new String(good().value(), StandardCharsets.UTF_8);
        Map<String, String> bodies = new LinkedHashMap<>();
        bodies.put("empty", "");
        bodies.put("blank", "  \n");
        bodies.put("null", "null");
        bodies.put("number", "42");
        bodies.put("text", "\"RunOperation\"");
        bodies.put("array", "[" + good + "]");
        bodies.put("empty object", "{}");
        bodies.put("cut short", good.substring(0, good.length() - 1));
        bodies.put("trailing object", good + good);
        bodies.put("trailing rubbish", good + "]");
        bodies.put("comment", "/* hello */" + good);
        bodies.put("single quotes", good.replace('"', '\''));
        bodies.put("byte order mark of UTF-16", "\uFEFF\uFEFF" + good);
        bodies.put("unknown enum value", good.replace("\"PROFILE\"", "\"DESTROY\""));
        bodies.put("enum by number", good.replace("\"PROFILE\"", "1"));
        bodies.put("empty enum", good.replace("\"PROFILE\"", "\"\""));
        bodies.put("id of another kind", good.replace("\"op_", "\"ds_"));
        bodies.put("id with upper case", good.replace("op_0123456789abcdef", "op_0123456789ABCDEF"));
        bodies.put("id null", good.replace("\"op_0123456789abcdef\"", "null"));
        bodies.put("id an object", good.replace("\"op_0123456789abcdef\"", "{\"value\":\"op_0123456789abcdef\"}"));
        bodies.put("id absent", good.replace("operationId", "operationsId"));
        bodies.put("duplicate field", good.replaceFirst("\\{", "{\"type\":\"CATALOG\","));
        bodies.put("number as text", good.replace("\"inferenceLevel\":2", "\"inferenceLevel\":\"2\""));
        bodies.put("number out of range", good.replace("\"inferenceLevel\":2", "\"inferenceLevel\":6"));
        bodies.put("fraction for a whole number", good.replace("\"inferenceLevel\":2", "\"inferenceLevel\":2.5"));
        bodies.put("huge exponent", good.replace("\"inferenceLevel\":2", "\"inferenceLevel\":1e1000000000"));
        bodies.put("not a number", good.replace("\"inferenceLevel\":2", "\"inferenceLevel\":NaN"));
        bodies.put(
                "number of 1000 digits",
                good.replace("\"inferenceLevel\":2", "\"inferenceLevel\":" + "9".repeat(1_000)));
        bodies.put("primitive null", good.replace("\"inferenceLevel\":2", "\"inferenceLevel\":null"));
        bodies.put("list null", good.replaceFirst("\\[[^]]*]", "null"));
        bodies.put("null in a list", good.replaceFirst("\\[[^]]*]", "[null]"));
        bodies.put("list an object", good.replaceFirst("\\[[^]]*]", "{}"));
        bodies.put("100 levels of arrays", unknownField(good, "[".repeat(100) + "]".repeat(100)));
        bodies.put("100,000 levels of arrays", "[".repeat(100_000));
        bodies.put("100 levels of objects", unknownField(good, "{\"a\":".repeat(100) + "1" + "}".repeat(100)));
        bodies.put("480,000 tokens", unknownField(good, "[" + "1,".repeat(480_000) + "1]"));
        bodies.put("name of 10,000 characters", good.replaceFirst("\\{", "{\"" + "n".repeat(10_000) + "\":1,"));
        bodies.put("more than a megabyte", unknownField(good, "\"" + "x".repeat(1_000_000) + "\""));
        bodies.put("lone surrogate escape in an id", good.replace("op_0123456789abcdef", "op_\\ud800123456789abcde"));
        bodies.put("control character in text", good.replace("op_0123456789abcdef", "op_\u0000"));
        bodies.put("XML", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/hosts\">]><a>&b;</a>");
        bodies.put("type of a framework", "[\"java.net.URL\",\"http://127.0.0.1:1/\"]");
        bodies.forEach((name, body) -> add("body: " + name, record(good(), good().key(), bytes(body))));
    }

    private void wholeRecords() {
        ProducerRecord<byte[], byte[]> good = good();
        add("no body", record(good, good.key(), null));
        add("no key", record(good, null, good.value()));
        add("another key", record(good, bytes("ds_another0000000000"), good.value()));
        byte[] notUtf8 = good.value().clone();
        notUtf8[notUtf8.length / 2] = (byte) 0xff;
        add("body not UTF-8", record(good, good.key(), notUtf8));
        add("no headers", new ProducerRecord<>(good.topic(), PARTITION, good.key(), good.value()));
        Random random = new Random(20261123);
        for (int i = 0; i < 5; i++) {
            byte[] rubbish = new byte[1 + random.nextInt(2_000)];
            random.nextBytes(rubbish);
            add("rubbish " + i, new ProducerRecord<>(good.topic(), PARTITION, rubbish.clone(), rubbish));
        }
    }

    private static String unknownField(String good, String value) {
        return good.replaceFirst("\\{", "{\"unknown\":" + value + ",");
    }

    private void set(String name, String header, String value) {
        header(name, h -> h.remove(header).add(header, bytes(value)));
    }

    private void header(String name, Consumer<Headers> change) {
        ProducerRecord<byte[], byte[]> record = good();
        change.accept(record.headers());
        add(name, record);
    }

    private void add(String name, ProducerRecord<byte[], byte[]> record) {
        if (mutants.put(name, onPartition(record)) != null) {
            throw new IllegalArgumentException("mutant: " + name + " (expected: a name of its own)");
        }
    }

    private static ProducerRecord<byte[], byte[]> record(
            ProducerRecord<byte[], byte[]> good, byte[] key, byte[] value) {
        return new ProducerRecord<>(good.topic(), PARTITION, key, value, good.headers());
    }

    static ProducerRecord<byte[], byte[]> good() {
        Envelope<?> sample = new ArrayList<>(Samples.everyMessage().values()).get(BASE.ordinal());
        return CODEC.encode(sample);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
