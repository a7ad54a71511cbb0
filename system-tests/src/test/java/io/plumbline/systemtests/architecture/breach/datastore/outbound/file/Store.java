package io.plumbline.systemtests.architecture.breach.datastore.outbound.file;

/** An adapter. */
public record Store(String name) {}
