/** The life of operations and their work items: plan, claim, heartbeat, results, watchdog, roll-up. Knows neither what a catalog nor what a profile finds. */
@NullMarked
package io.plumbline.datastore.operation;

import org.jspecify.annotations.NullMarked;
