/** Checks the Dockerfile, the compose file and the manifests against each other and against the services. Starts nothing. */
@NullMarked
package io.plumbline.systemtests.deployment;

import org.jspecify.annotations.NullMarked;
