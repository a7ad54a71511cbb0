/** The life of checks: how they follow runs, what people decide about them, how they are kept. Knows no transport, no driver. */
@NullMarked
package io.plumbline.datastore.check;

import org.jspecify.annotations.NullMarked;
