package io.plumbline.systemtests.architecture.breach.catalog.job;

/** What others should not know. */
public record CatalogWork(String name) {}
