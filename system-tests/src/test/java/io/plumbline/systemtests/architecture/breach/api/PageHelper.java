package io.plumbline.systemtests.architecture.breach.api;

/** A14. */
final class PageHelper {}
