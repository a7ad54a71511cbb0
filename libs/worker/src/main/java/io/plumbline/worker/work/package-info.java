/**
 * Claims work, keeps its lease alive, runs it in slots, stops it, and answers exactly once.
 * Knows no Spring, Kafka, HTTP or Spark, and not what the work is about.
 */
@NullMarked
package io.plumbline.worker.work;

import org.jspecify.annotations.NullMarked;
