/** Connection tests: short-lived, asked once, answered once, kept nowhere. Knows no transport, no driver. */
@NullMarked
package io.plumbline.datastore.probe;

import org.jspecify.annotations.NullMarked;
