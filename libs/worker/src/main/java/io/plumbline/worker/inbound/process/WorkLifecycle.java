package io.plumbline.worker.inbound.process;

import org.springframework.context.SmartLifecycle;

import io.plumbline.worker.work.WorkLoop;

/** Starts working last and stops first, while everything that the work needs is there. */
public final class WorkLifecycle implements SmartLifecycle {

    private final WorkLoop loop;
    private volatile boolean running;

    public WorkLifecycle(WorkLoop loop) {
        this.loop = loop;
    }

    @Override
    public void start() {
        loop.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        loop.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
