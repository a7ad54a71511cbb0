/**
 * What every write shares: who asks, how long he waits, and what became of the command.
 * Must not know HTTP, Spring, Kafka, nor what a datastore is made of.
 */
@NullMarked
package io.plumbline.gateway.request;

import org.jspecify.annotations.NullMarked;
