package io.plumbline.systemtests.architecture.breach.catalog.job;

/** A12b, A12c. */
public final class BellListener {
    void on() {}
}
