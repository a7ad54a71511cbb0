/** What a datastore is and which inventory of it is visible. Knows no messages' transport, no driver. */
@NullMarked
package io.plumbline.datastore.registry;

import org.jspecify.annotations.NullMarked;
