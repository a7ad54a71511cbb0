/**
 * What tests show of each connector, said beside the tests, so that the support table in the documentation can be made from them.
 * Knows no connector.
 */
@NullMarked
package io.plumbline.testkit.support;

import org.jspecify.annotations.NullMarked;
