package io.plumbline.gateway.operation;

import java.util.concurrent.CompletableFuture;

import io.plumbline.events.ConnectionTestId;
import io.plumbline.gateway.request.Outcome;

/** A question that is on its way, and what becomes of it. */
public record AskedSource(ConnectionTestId testId, CompletableFuture<Outcome> outcome) {}
