package io.plumbline.embedded;

import java.nio.file.Path;
import java.util.Properties;

/** The properties of one broker that is its own controller: a quorum of one, every replication factor 1, little memory. */
final class BrokerSettings {
    static final int NODE_ID = 1;
    static final String CONTROLLER_LISTENER = "CONTROLLER";
    private static final String BROKER_LISTENER = "PLAINTEXT";

    private BrokerSettings() {}

    static Properties of(Path logDirectory, int brokerPort, int controllerPort) {
        Properties settings = new Properties();
        settings.setProperty("process.roles", "broker,controller");
        settings.setProperty("node.id", Integer.toString(NODE_ID));
        settings.setProperty("log.dirs", logDirectory.toString());
        listeners(settings, brokerPort, controllerPort);
        internalTopics(settings);
        groups(settings);
        footprint(settings);
        settings.setProperty("auto.create.topics.enable", "false");
        settings.setProperty("unclean.leader.election.enable", "false");
        settings.setProperty("controlled.shutdown.enable", "true");
        // A broker that was killed may come back only when its old session is over; both halves live in one JVM.
        settings.setProperty("broker.session.timeout.ms", "3000");
        settings.setProperty("broker.heartbeat.interval.ms", "500");
        return settings;
    }

    private static void listeners(Properties settings, int brokerPort, int controllerPort) {
        String broker = BROKER_LISTENER + "://" + Loopback.HOST + ":" + brokerPort;
        settings.setProperty(
                "listeners", broker + "," + CONTROLLER_LISTENER + "://" + Loopback.HOST + ":" + controllerPort);
        settings.setProperty("advertised.listeners", broker);
        settings.setProperty("inter.broker.listener.name", BROKER_LISTENER);
        settings.setProperty("controller.listener.names", CONTROLLER_LISTENER);
        settings.setProperty("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.setProperty("controller.quorum.voters", NODE_ID + "@" + Loopback.HOST + ":" + controllerPort);
    }

    private static void internalTopics(Properties settings) {
        settings.setProperty("default.replication.factor", "1");
        settings.setProperty("min.insync.replicas", "1");
        settings.setProperty("offsets.topic.replication.factor", "1");
        settings.setProperty("offsets.topic.num.partitions", "3");
        settings.setProperty("offsets.topic.segment.bytes", "8388608");
        settings.setProperty("transaction.state.log.replication.factor", "1");
        settings.setProperty("transaction.state.log.min.isr", "1");
        settings.setProperty("transaction.state.log.num.partitions", "1");
        settings.setProperty("transaction.state.log.segment.bytes", "8388608");
        settings.setProperty("share.coordinator.state.topic.replication.factor", "1");
        settings.setProperty("share.coordinator.state.topic.min.isr", "1");
        settings.setProperty("share.coordinator.state.topic.num.partitions", "1");
        settings.setProperty("share.coordinator.state.topic.segment.bytes", "8388608");
    }

    private static void groups(Properties settings) {
        settings.setProperty("group.initial.rebalance.delay.ms", "0");
        // A killed process leaves members behind, whose partitions nobody reads until their session is over: 45 s by
        // default.
        settings.setProperty("group.consumer.min.session.timeout.ms", "6000");
        settings.setProperty("group.consumer.session.timeout.ms", "6000");
        settings.setProperty("group.consumer.min.heartbeat.interval.ms", "1000");
        settings.setProperty("group.consumer.heartbeat.interval.ms", "1500");
        settings.setProperty("group.coordinator.threads", "1");
        settings.setProperty("share.coordinator.threads", "1");
    }

    private static void footprint(Properties settings) {
        settings.setProperty("num.network.threads", "2");
        settings.setProperty("num.io.threads", "4");
        settings.setProperty("background.threads", "2");
        settings.setProperty("num.replica.fetchers", "1");
        settings.setProperty("num.recovery.threads.per.data.dir", "2");
        settings.setProperty("log.segment.bytes", "67108864");
        settings.setProperty("log.index.size.max.bytes", "1048576");
        settings.setProperty("log.cleaner.threads", "1");
        settings.setProperty("log.cleaner.dedupe.buffer.size", "4194304");
        settings.setProperty("log.cleaner.io.buffer.size", "131072");
        settings.setProperty("metadata.log.segment.bytes", "8388608");
        settings.setProperty("metadata.log.max.record.bytes.between.snapshots", "4194304");
        settings.setProperty("metadata.max.retention.bytes", "33554432");
        settings.setProperty("metadata.max.idle.interval.ms", "2000");
    }
}
