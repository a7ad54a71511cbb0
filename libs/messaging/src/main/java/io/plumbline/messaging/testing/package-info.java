/** Samples and a recording publisher for the tests of every module. Knows no broker. */
@NullMarked
package io.plumbline.messaging.testing;

import org.jspecify.annotations.NullMarked;
