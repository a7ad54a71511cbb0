/** Breaks a rule on purpose; see ArchitectureBreachTest. Nothing uses it. */
@NullMarked
package io.plumbline.systemtests.architecture.breach.exports;

import org.jspecify.annotations.NullMarked;
