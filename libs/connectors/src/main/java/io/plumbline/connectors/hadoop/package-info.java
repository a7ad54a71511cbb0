/**
 * Reaches one bucket, container or cluster through Hadoop, each datastore with settings of its own that no other one sees.
 * Knows nothing of file formats, nor of what is a container.
 */
@NullMarked
package io.plumbline.connectors.hadoop;

import org.jspecify.annotations.NullMarked;
