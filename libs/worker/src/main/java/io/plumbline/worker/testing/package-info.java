/** What tests of workers share: a small datastore-service that hands out work. Knows no worker's inside. */
@NullMarked
package io.plumbline.worker.testing;

import org.jspecify.annotations.NullMarked;
