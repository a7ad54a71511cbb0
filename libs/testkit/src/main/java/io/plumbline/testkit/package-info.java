/**
 * What tests share: real servers of which a JVM starts one each, free ports, and child processes that never outlive a test run.
 * Knows no message, no service and no business word; used in test scope only.
 */
@NullMarked
package io.plumbline.testkit;

import org.jspecify.annotations.NullMarked;
