/** Breaks a rule on purpose; see ArchitectureBreachTest. Nothing uses it. */
@NullMarked
package io.plumbline.systemtests.architecture.breach.figures;

import org.jspecify.annotations.NullMarked;
