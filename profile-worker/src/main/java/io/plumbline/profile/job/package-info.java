/** Turns one container into what was measured of it, in chunks. Knows no Spring, no Kafka, no HTTP, no Spark. */
@NullMarked
package io.plumbline.profile.job;

import org.jspecify.annotations.NullMarked;
