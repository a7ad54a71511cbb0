/** The protocol between workers and datastore-service: claim, heartbeat, release. Knows no framework. */
@NullMarked
package io.plumbline.api.work;

import org.jspecify.annotations.NullMarked;
