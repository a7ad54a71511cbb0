/** The queue of work over HTTP, as datastore-service speaks it. Knows no Spring and not what the work is about. */
@NullMarked
package io.plumbline.worker.outbound.http;

import org.jspecify.annotations.NullMarked;
