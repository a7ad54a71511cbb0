/** Plumbline as a tester meets it: processes that start, answer over HTTP, and can be killed. Knows no test. */
@NullMarked
package io.plumbline.systemtests.platform;

import org.jspecify.annotations.NullMarked;
