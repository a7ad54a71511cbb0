/** What workers are woken with and what they answer, each bound to a work item and its generation. Not public. */
@NullMarked
package io.plumbline.events.work;

import org.jspecify.annotations.NullMarked;
