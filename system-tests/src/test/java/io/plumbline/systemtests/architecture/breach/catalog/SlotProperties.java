package io.plumbline.systemtests.architecture.breach.catalog;

/** A12. */
final class SlotProperties {
    int slots;
}
