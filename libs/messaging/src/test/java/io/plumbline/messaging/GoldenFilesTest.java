package io.plumbline.messaging;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import io.plumbline.events.MessageType;
import io.plumbline.messaging.testing.Records;
import io.plumbline.messaging.testing.Samples;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every version of every message that was ever published stays readable. A file is written once, by
 * {@code -Dplumbline.golden.write=true}, and never edited; that switch writes missing files only.
 */
final class GoldenFilesTest {

    private static final Path DIRECTORY = Path.of("src", "test", "resources", "golden");
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final MessageCodec codec = MessageCodec.standard();

    record Version(MessageType type, int number) {

        String file() {
            return type.wireName() + ".v" + number + ".json";
        }
    }

    static Stream<Version> everyVersion() {
        return Arrays.stream(MessageType.values())
                .flatMap(type -> IntStream.rangeClosed(1, type.version()).mapToObj(n -> new Version(type, n)));
    }

    @ParameterizedTest
    @MethodSource("everyVersion")
    void everyVersionEverPublished_isStillReadable(Version version) throws IOException {
        JsonNode golden = golden(version);
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                golden.get("topic").stringValue(),
                bytes(golden.get("key").stringValue()),
                bytes(golden.get("body").toString()));
        golden.get("headers")
                .properties()
                .forEach(
                        h -> record.headers().add(h.getKey(), bytes(h.getValue().stringValue())));

        assertThat(codec.decode(Records.received(record)).orElseThrow())
                .isEqualTo(Samples.everyMessage().get(version.type()));
    }

    @ParameterizedTest
    @MethodSource("everyVersion")
    void whatIsWrittenToday_stillHasAllThatWasWrittenThen(Version version) throws IOException {
        if (version.number() == version.type().version()) {
            assertHasAll(version.file(), JSON.readTree(written(version.type())), golden(version));
        }
    }

    @Test
    void everyGoldenFile_belongsToAVersion() throws IOException {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            assertThat(files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()))
                    .isEqualTo(everyVersion().map(Version::file).collect(Collectors.toSet()));
        }
    }

    private static void assertHasAll(String path, JsonNode today, JsonNode golden) {
        if (golden.isArray()) {
            assertThat(today.size()).as(path).isEqualTo(golden.size());
            for (int i = 0; i < golden.size(); i++) {
                assertHasAll(path + "/" + i, today.get(i), golden.get(i));
            }
            return;
        }
        if (!golden.isObject()) {
            assertThat(today).as(path).isEqualTo(golden);
            return;
        }
        golden.properties().forEach(property -> {
            assertThat(today.has(property.getKey()))
                    .as(path + "/" + property.getKey())
                    .isTrue();
            assertHasAll(path + "/" + property.getKey(), today.get(property.getKey()), property.getValue());
        });
    }

    private JsonNode golden(Version version) throws IOException {
        Path file = DIRECTORY.resolve(version.file());
        if (!Files.exists(file) && Boolean.getBoolean("plumbline.golden.write")) {
            Files.writeString(file, written(version.type()) + "\n");
        }
        return JSON.readTree(Files.readString(file));
    }

    private String written(MessageType type) {
        ProducerRecord<byte[], byte[]> record =
                codec.encode(Samples.everyMessage().get(type));
        Map<String, String> headers = new TreeMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        ObjectNode file = JSON.createObjectNode();
        file.put("topic", record.topic());
        file.put("key", new String(record.key(), StandardCharsets.UTF_8));
        file.set("headers", JSON.valueToTree(headers));
        file.set("body", JSON.readTree(record.value()));
        return JSON.writeValueAsString(file);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
