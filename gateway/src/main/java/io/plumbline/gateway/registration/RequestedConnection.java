package io.plumbline.gateway.registration;

import java.util.concurrent.CompletableFuture;

import io.plumbline.events.ConnectionId;
import io.plumbline.gateway.request.Outcome;

/** A shared connection on its way to be recorded. */
public record RequestedConnection(ConnectionId connectionId, CompletableFuture<Outcome> outcome) {}
