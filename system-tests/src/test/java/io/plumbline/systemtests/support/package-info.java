/** The support table of the documentation, made from what the tests of all modules say they show. */
@NullMarked
package io.plumbline.systemtests.support;

import org.jspecify.annotations.NullMarked;
