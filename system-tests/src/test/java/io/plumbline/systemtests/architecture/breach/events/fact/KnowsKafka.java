package io.plumbline.systemtests.architecture.breach.events.fact;

import org.apache.kafka.common.TopicPartition;

/** A1, A6. */
record KnowsKafka(TopicPartition partition) {}
