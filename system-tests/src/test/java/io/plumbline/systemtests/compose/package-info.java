/** The images and the compose file, brought up by a Docker engine where there is one. Knows no service from inside. */
@NullMarked
package io.plumbline.systemtests.compose;

import org.jspecify.annotations.NullMarked;
