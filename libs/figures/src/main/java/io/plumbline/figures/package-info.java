/** What was measured and concluded, in the words of messages: for whoever measures and for whoever adds stored states up. */
@NullMarked
package io.plumbline.figures;

import org.jspecify.annotations.NullMarked;
