/**
 * What drivers call back when they dial: sockets that check the egress policy. Knows the policy and nothing of databases.
 */
@NullMarked
package io.plumbline.connectors.jdbc.dial;

import org.jspecify.annotations.NullMarked;
