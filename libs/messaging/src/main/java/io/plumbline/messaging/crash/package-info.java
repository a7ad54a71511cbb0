/** Named places at which a kill campaign ends the process. Knows nothing of what is done there. */
@NullMarked
package io.plumbline.messaging.crash;

import org.jspecify.annotations.NullMarked;
