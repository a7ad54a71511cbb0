/** Where files are: on this machine or in a bucket. Lists them, opens them, and unpacks those that are packed. Knows nothing of what is in them. */
@NullMarked
package io.plumbline.connectors.files.store;

import org.jspecify.annotations.NullMarked;
