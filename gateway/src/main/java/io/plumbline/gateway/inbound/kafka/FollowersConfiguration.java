package io.plumbline.gateway.inbound.kafka;

import java.util.HashMap;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.plumbline.events.Topic;
import io.plumbline.gateway.access.TokenBook;
import io.plumbline.gateway.feed.EventFeed;
import io.plumbline.gateway.request.FactsAwaited;
import io.plumbline.messaging.MessageCodec;

/** The two topics that every gateway follows as a whole. */
@Configuration(proxyBeanMethods = false)
public class FollowersConfiguration {

    @Bean(initMethod = "start", destroyMethod = "close")
    TopicFollower publicFactsFollower(KafkaProperties kafka, MessageCodec codec, EventFeed feed, FactsAwaited awaited) {
        return new TopicFollower(
                Topic.EVENTS, TopicFollower.From.END, settings(kafka, "events"), new PublicFacts(codec, feed, awaited));
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    TopicFollower tokenStatesFollower(KafkaProperties kafka, MessageCodec codec, TokenBook book, FactsAwaited awaited) {
        return new TopicFollower(
                Topic.ACCESS,
                TopicFollower.From.BEGINNING,
                settings(kafka, "access"),
                new TokenStates(codec, book, awaited));
    }

    private static Map<String, Object> settings(KafkaProperties kafka, String purpose) {
        Map<String, Object> settings = new HashMap<>(kafka.buildConsumerProperties());
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.remove(ConsumerConfig.GROUP_PROTOCOL_CONFIG);
        settings.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "gateway-" + purpose);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 200);
        return settings;
    }
}
