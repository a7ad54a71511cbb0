/** The main job from end to end, on the embedded default in a process of its own: real files, a real PostgreSQL, bad input. */
@NullMarked
package io.plumbline.systemtests.pipeline;

import org.jspecify.annotations.NullMarked;
