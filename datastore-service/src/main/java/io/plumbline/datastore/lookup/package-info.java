/** Answers what people and programs read. Changes nothing; knows no transport, no driver. */
@NullMarked
package io.plumbline.datastore.lookup;

import org.jspecify.annotations.NullMarked;
