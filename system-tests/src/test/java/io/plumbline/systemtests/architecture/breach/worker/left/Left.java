package io.plumbline.systemtests.architecture.breach.worker.left;

import io.plumbline.systemtests.architecture.breach.worker.right.Right;

/** A9. */
public record Left(Right right) {}
