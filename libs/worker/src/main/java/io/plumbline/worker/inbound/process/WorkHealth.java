package io.plumbline.worker.inbound.process;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

import io.plumbline.worker.work.WorkLoop;

/** Up while the worker looks for work. An unreachable queue is shown but brings nothing down: the worker outlives it. */
public final class WorkHealth implements HealthIndicator {

    private final WorkLoop loop;

    public WorkHealth(WorkLoop loop) {
        this.loop = loop;
    }

    @Override
    public Health health() {
        Health.Builder health = loop.running() ? Health.up() : Health.outOfService();
        return health.withDetail("busySlots", loop.busySlots())
                .withDetail("unconfirmed", loop.unconfirmed())
                .withDetail("queue", loop.queueReachable() ? "reachable" : "unreachable")
                .build();
    }
}
