package io.plumbline.systemtests.architecture.breach.worker.right;

import io.plumbline.systemtests.architecture.breach.worker.left.Left;

/** A9. */
public record Right(Left left) {}
