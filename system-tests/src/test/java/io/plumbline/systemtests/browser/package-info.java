/** The web UI as people use it: in a real browser against the embedded default with real data. */
@NullMarked
package io.plumbline.systemtests.browser;

import org.jspecify.annotations.NullMarked;
