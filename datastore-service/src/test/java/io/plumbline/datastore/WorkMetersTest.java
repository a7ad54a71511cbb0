package io.plumbline.datastore;

import java.time.Duration;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import io.plumbline.api.work.WorkKind;
import io.plumbline.datastore.outbound.mongo.MongoStore;
import io.plumbline.messaging.MessageCodec;
import io.plumbline.testkit.Ports;

import static org.assertj.core.api.Assertions.assertThat;

class WorkMetersTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void waitingAndRunningWork_isCountedByKind() {
        World world = World.inMemory();
        WorkMeters.register(world.stores.items(), world.stores.tests(), world.clock, registry);
        world.command(
                Samples.register(Samples.datastoreId("metered"), "metered", Samples.operationId("metered"), false));

        assertThat(gauge(WorkMeters.QUEUED, "catalog")).isEqualTo(1);
        assertThat(gauge(WorkMeters.QUEUED, "profile")).isZero();
        assertThat(gauge(WorkMeters.RUNNING, "catalog")).isZero();
        world.claimOne(WorkKind.CATALOG);
        world.clock.pass(Duration.ofSeconds(2));
        assertThat(gauge(WorkMeters.QUEUED, "catalog")).isZero();
        assertThat(gauge(WorkMeters.RUNNING, "catalog")).isEqualTo(1);
    }

    @Test
    void whileTheStoreIsAway_nothingIsKnown() {
        TestClock clock = new TestClock();
        String nobody = "mongodb://127.0.0.1:" + Ports.free();
        try (MongoStore store = MongoStore.open(nobody, "none", MessageCodec.standard(), clock, owner -> {})) {
            WorkMeters.register(store.items(), store.tests(), clock, registry);
            assertThat(gauge(WorkMeters.QUEUED, "catalog")).isNaN();
        }
    }

    private double gauge(String name, String kind) {
        return registry.get(name).tag("kind", kind).gauge().value();
    }
}
