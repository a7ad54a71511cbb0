package io.plumbline.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Properties;
import java.util.regex.Pattern;

/** A Kafka release such as 4.2.2, ordered by its numbers; what follows them ({@code -rc1}) does not count. */
record KafkaVersion(String text) implements Comparable<KafkaVersion> {
    private static final Pattern SHAPE = Pattern.compile("\\d+(\\.\\d+){1,3}([-.].*)?");
    private static final String RESOURCE = "/kafka/kafka-version.properties";

    KafkaVersion {
        if (!SHAPE.matcher(text).matches()) {
            throw new EmbeddedServerException("kafka version: " + text + " (expected: for example 4.2.2)");
        }
    }

    /** The version of the broker on the class path. */
    static KafkaVersion running() {
        Properties properties = new Properties();
        try (InputStream in = KafkaVersion.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new EmbeddedServerException(
                        "kafka version: " + RESOURCE + " is missing (expected: kafka-clients)");
            }
            properties.load(in);
        } catch (IOException e) {
            throw new EmbeddedServerException("kafka version: " + RESOURCE + " can't be read", e);
        }
        return new KafkaVersion(properties.getProperty("version", "unknown"));
    }

    @Override
    public int compareTo(KafkaVersion other) {
        return Arrays.compare(numbers(), other.numbers());
    }

    private int[] numbers() {
        int[] numbers = new int[3];
        String[] parts = text.split("[.-]", -1);
        for (int i = 0; i < numbers.length && i < parts.length; i++) {
            if (!parts[i].chars().allMatch(Character::isDigit) || parts[i].isEmpty()) {
                break;
            }
            numbers[i] = Integer.parseInt(parts[i]);
        }
        return numbers;
    }
}
