package io.plumbline.messaging;

import java.time.Clock;
import java.time.Duration;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.annotation.EnableKafka;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.AcknowledgingConsumerAwareMessageListener;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.support.ProducerListener;
import org.springframework.kafka.support.SimpleKafkaHeaderMapper;
import org.springframework.kafka.support.converter.MessagingMessageConverter;

import io.plumbline.messaging.crash.CrashPoints;

/**
 * What a service imports to speak Kafka. Listeners take raw {@code ConsumerRecord<byte[], byte[]>} and name the
 * container factory {@value #LISTENERS}. Nothing here waits for a broker: a service starts without one and works when
 * it comes.
 */
@Configuration(proxyBeanMethods = false)
@EnableKafka
@EnableConfigurationProperties({MessagingProperties.class, KafkaProperties.class})
public class MessagingConfiguration {

    /** The name of the listener container factory. */
    public static final String LISTENERS = "messageListeners";

    private static final int CLOSE_SECONDS = 5;
    private static final Duration AUTHENTICATION_RETRY = Duration.ofSeconds(10);

    /**
     * How long a listener waits for records before it asks anew. A consumer of the group protocol sends no fetch after an empty one until
     * then, or until its next heartbeat: with the usual five seconds, a message in a quiet topic waited for up to 1.4.
     */
    private static final Duration POLL = Duration.ofMillis(100);

    /** Over a mapper of its own: settings for HTTP must not change what is on the wire here. */
    @Bean
    MessageCodec messageCodec() {
        return MessageCodec.standard();
    }

    @Bean
    CrashPoints crashPoints() {
        return CrashPoints.from(System.getenv());
    }

    @Bean
    MessagingMetrics messagingMetrics(ObjectProvider<MeterRegistry> registry, ObjectProvider<Clock> clock) {
        return new MessagingMetrics(
                registry.getIfAvailable(SimpleMeterRegistry::new), clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    ProducerFactory<byte[], byte[]> producerFactory(KafkaProperties kafka) {
        DefaultKafkaProducerFactory<byte[], byte[]> factory =
                new DefaultKafkaProducerFactory<>(KafkaClientSettings.producer(kafka.buildProducerProperties()));
        factory.setPhysicalCloseTimeout(CLOSE_SECONDS);
        return factory;
    }

    @Bean
    ConsumerFactory<byte[], byte[]> consumerFactory(KafkaProperties kafka) {
        return new DefaultKafkaConsumerFactory<>(KafkaClientSettings.consumer(kafka.buildConsumerProperties()));
    }

    @Bean
    KafkaTemplate<byte[], byte[]> kafkaTemplate(ProducerFactory<byte[], byte[]> producers) {
        KafkaTemplate<byte[], byte[]> template = new KafkaTemplate<>(producers);
        template.setProducerListener(new ProducerListener<>() {}); // Who sends hears of a failure, and logs it once.
        return template;
    }

    @Bean
    MessagePublisher messagePublisher(KafkaTemplate<byte[], byte[]> kafka, MessageCodec codec) {
        return new KafkaMessagePublisher(kafka, codec);
    }

    @Bean
    DeadLetters deadLetters(
            KafkaTemplate<byte[], byte[]> kafka, MessagingMetrics metrics, ObjectProvider<Clock> clock) {
        return new DeadLetters(kafka, metrics, clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean(LISTENERS)
    ConcurrentKafkaListenerContainerFactory<byte[], byte[]> messageListeners(
            ConsumerFactory<byte[], byte[]> consumers,
            DeadLetters deadLetters,
            MessagingMetrics metrics,
            CrashPoints crashPoints,
            MessagingProperties properties) {
        ConcurrentKafkaListenerContainerFactory<byte[], byte[]> factory =
                new ConcurrentKafkaListenerContainerFactory<>();
        factory.setConsumerFactory(consumers);
        factory.setConcurrency(properties.concurrency());
        factory.setCommonErrorHandler(ListenerFailures.handler(deadLetters, properties.retryLaterLimit()));
        MessagingMessageConverter converter = new MessagingMessageConverter();
        converter.setHeaderMapper(new SimpleKafkaHeaderMapper());
        factory.setRecordMessageConverter(converter);
        factory.setMissingTopicsFatal(false);
        ContainerProperties container = factory.getContainerProperties();
        container.setAckMode(ContainerProperties.AckMode.RECORD);
        container.setPollTimeout(POLL.toMillis());
        container.setStopImmediate(true);
        container.setAuthExceptionRetryInterval(AUTHENTICATION_RETRY);
        factory.setContainerCustomizer(created -> observe(created, metrics, crashPoints));
        return factory;
    }

    @Bean
    KafkaAdmin kafkaAdmin(KafkaProperties kafka) {
        KafkaAdmin admin = new KafkaAdmin(kafka.buildAdminProperties());
        admin.setAutoCreate(false);
        admin.setFatalIfBrokerNotAvailable(false);
        admin.setOperationTimeout(CLOSE_SECONDS * 2);
        return admin;
    }

    @Bean
    KafkaAdmin.NewTopics plumblineTopics(MessagingProperties properties) {
        return new KafkaAdmin.NewTopics(TopicCreation.topics(properties));
    }

    @Bean
    TopicCreation topicCreation(KafkaAdmin admin, MessagingProperties properties) {
        return new TopicCreation(admin, properties.createTopics());
    }

    @SuppressWarnings("unchecked") // The factory is typed, and asks only for record listeners.
    private static void observe(
            AbstractMessageListenerContainer<byte[], byte[]> container,
            MessagingMetrics metrics,
            CrashPoints crashPoints) {
        if (container.getContainerProperties().getMessageListener()
                instanceof AcknowledgingConsumerAwareMessageListener<?, ?> listener) {
            container.setupMessageListener(new ObservedListener(
                    (AcknowledgingConsumerAwareMessageListener<byte[], byte[]>) listener, metrics, crashPoints));
        }
    }
}
