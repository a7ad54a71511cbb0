/** Hears that work is waiting. Knows nothing of the work itself, which is claimed elsewhere. */
@NullMarked
package io.plumbline.profile.inbound.kafka;

import org.jspecify.annotations.NullMarked;
