package io.plumbline.systemtests.architecture.breach.events.model;

/** A11. */
final class Mutable {
    int rows;
}
