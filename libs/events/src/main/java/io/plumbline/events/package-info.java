/** What every message has in common: header, ids, topics, failure codes. Knows no framework and no server. */
@NullMarked
package io.plumbline.events;

import org.jspecify.annotations.NullMarked;
