package io.plumbline.systemtests.architecture.breach.catalog.job;

/** A12c. */
final class CallsAListener {
    void ring(BellListener listener) {
        listener.on();
    }
}
