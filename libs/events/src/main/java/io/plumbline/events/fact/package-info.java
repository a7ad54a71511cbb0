/** The public facts on {@code plumbline.events}: a product with schemas and golden files, only added to within a version. */
@NullMarked
package io.plumbline.events.fact;

import org.jspecify.annotations.NullMarked;
