package io.plumbline.gateway.registration;

import java.util.concurrent.CompletableFuture;

import io.plumbline.events.ConnectionTestId;
import io.plumbline.gateway.request.Outcome;

/** A connection test on its way. */
public record RequestedTest(ConnectionTestId testId, CompletableFuture<Outcome> outcome) {}
