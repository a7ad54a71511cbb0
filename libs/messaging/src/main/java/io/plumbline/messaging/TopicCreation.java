package io.plumbline.messaging;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.KafkaAdmin;

import io.plumbline.events.Topic;

/** Makes the missing topics in the background, until it has succeeded: a service starts without a broker, too. */
final class TopicCreation implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(TopicCreation.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    /** A dead letter is a message and its failure, so it may be greater than any message. */
    private static final int LARGEST_DEAD_LETTER = 2 * 1024 * 1024;

    private final KafkaAdmin admin;
    private final boolean wanted;
    private volatile @Nullable Thread thread;

    TopicCreation(KafkaAdmin admin, boolean wanted) {
        this.admin = admin;
        this.wanted = wanted;
    }

    /** Every topic and its dead letters. */
    static NewTopic[] topics(MessagingProperties properties) {
        return Arrays.stream(Topic.values())
                .flatMap(topic -> Stream.of(topic(topic, properties), deadLetters(topic, properties)))
                .toArray(NewTopic[]::new);
    }

    @Override
    public void start() {
        Thread creation = new Thread(this::create, "topic-creation");
        creation.setDaemon(true);
        thread = creation;
        creation.start();
    }

    @Override
    public void stop() {
        Thread creation = thread;
        if (creation != null) {
            creation.interrupt();
            thread = null;
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    @Override
    public boolean isAutoStartup() {
        return wanted;
    }

    /** Before the listeners, which live in the last phase. */
    @Override
    public int getPhase() {
        return 0;
    }

    private void create() {
        try {
            while (!succeeded()) {
                Thread.sleep(PAUSE.toMillis());
            }
        } catch (InterruptedException e) {
            log.debug("Topic creation was stopped");
        }
    }

    private boolean succeeded() {
        try {
            return admin.initialize();
        } catch (RuntimeException e) {
            log.warn("The topics could not be made or checked, trying again: {}", e.toString());
            return false;
        }
    }

    private static NewTopic topic(Topic topic, MessagingProperties properties) {
        Map<String, String> configs = configs(properties);
        if (topic.compacted()) {
            configs.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
            configs.remove(TopicConfig.RETENTION_MS_CONFIG);
        }
        return newTopic(topic.topicName(), properties).configs(configs);
    }

    private static NewTopic deadLetters(Topic topic, MessagingProperties properties) {
        Map<String, String> configs = configs(properties);
        configs.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(LARGEST_DEAD_LETTER));
        return newTopic(topic.deadLetterTopicName(), properties).configs(configs);
    }

    private static NewTopic newTopic(String name, MessagingProperties properties) {
        return new NewTopic(name, properties.partitions(), (short) properties.replicationFactor());
    }

    private static Map<String, String> configs(MessagingProperties properties) {
        Map<String, String> configs = new HashMap<>();
        configs.put(
                TopicConfig.RETENTION_MS_CONFIG,
                Long.toString(properties.retention().toMillis()));
        configs.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(properties.minInsyncReplicas()));
        return configs;
    }
}
