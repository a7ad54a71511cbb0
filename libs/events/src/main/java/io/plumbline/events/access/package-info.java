/** Records of the compacted access topic, from which every gateway knows the API tokens. Hashes only. */
@NullMarked
package io.plumbline.events.access;

import org.jspecify.annotations.NullMarked;
