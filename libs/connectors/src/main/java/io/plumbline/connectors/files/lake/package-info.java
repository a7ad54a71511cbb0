/**
 * Tables that are files together with a log: what the log says, and their current rows. Knows a table's folder and nothing around it;
 * whatever a log names outside that folder is refused.
 */
@NullMarked
package io.plumbline.connectors.files.lake;

import org.jspecify.annotations.NullMarked;
