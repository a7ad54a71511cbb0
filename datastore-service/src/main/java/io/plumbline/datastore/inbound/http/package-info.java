/** The internal HTTP API for the gateway and the workers. Decides nothing; knows no driver. */
@NullMarked
package io.plumbline.datastore.inbound.http;

import org.jspecify.annotations.NullMarked;
