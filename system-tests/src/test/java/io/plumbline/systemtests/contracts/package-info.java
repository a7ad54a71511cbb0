/** Holds docs/ to what the code publishes: schemas, examples, AsyncAPI, the flow. Knows no service. */
@NullMarked
package io.plumbline.systemtests.contracts;

import org.jspecify.annotations.NullMarked;
