/**
 * A subscriber as another team would write it. Knows the published contract (docs/asyncapi.yaml), none of our code.
 */
@NullMarked
package io.plumbline.examples.listener;

import org.jspecify.annotations.NullMarked;
