package io.plumbline.gateway.operation;

import java.util.concurrent.CompletableFuture;

import io.plumbline.events.OperationId;
import io.plumbline.gateway.request.Outcome;

/** An operation on its way into the queue. */
public record RequestedOperation(OperationId operationId, CompletableFuture<Outcome> outcome) {}
