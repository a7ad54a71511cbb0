/**
 * Seals secrets with a public key and opens them with the private one, so that whoever carries a secret can't read it.
 * Knows no connector, no message, no server and no framework.
 */
@NullMarked
package io.plumbline.credentials;

import org.jspecify.annotations.NullMarked;
