/** Wires the service together: settings, adapters, threads. Decides nothing. */
@NullMarked
package io.plumbline.datastore;

import org.jspecify.annotations.NullMarked;
