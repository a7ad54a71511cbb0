/** Orders that the gateway gives to datastore-service. Not public: no promise outside Plumbline. */
@NullMarked
package io.plumbline.events.command;

import org.jspecify.annotations.NullMarked;
