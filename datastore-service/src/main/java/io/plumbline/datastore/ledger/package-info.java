/** Records that change by one compare-and-set which also holds the messages that the change causes. Knows no business word, no driver. */
@NullMarked
package io.plumbline.datastore.ledger;

import org.jspecify.annotations.NullMarked;
