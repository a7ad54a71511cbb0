/** The catalog worker as a program: its wiring and its start. Knows nothing of profiles and of the metadata store. */
@NullMarked
package io.plumbline.catalog;

import org.jspecify.annotations.NullMarked;
