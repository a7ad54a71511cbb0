/**
 * Who may come in: the token book, and the issue and revocation of tokens.
 * Must not know HTTP, Spring, Kafka, nor any secret after its answer.
 */
@NullMarked
package io.plumbline.gateway.access;

import org.jspecify.annotations.NullMarked;
