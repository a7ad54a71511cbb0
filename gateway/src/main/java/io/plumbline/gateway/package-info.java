/**
 * The one door: REST, server-sent events and access. Starts the service and wires it.
 * Must not know how metadata is stored, how a source is read, or any private key.
 */
@NullMarked
package io.plumbline.gateway;

import org.jspecify.annotations.NullMarked;
