/** The profile worker as a program: its wiring and its start. Knows nothing of catalogs and of the metadata store. */
@NullMarked
package io.plumbline.profile;

import org.jspecify.annotations.NullMarked;
