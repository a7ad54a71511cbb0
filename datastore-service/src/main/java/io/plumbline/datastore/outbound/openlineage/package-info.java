/** Makes events of OpenLineage and sends them over HTTP. Decides nothing. */
@NullMarked
package io.plumbline.datastore.outbound.openlineage;

import org.jspecify.annotations.NullMarked;
