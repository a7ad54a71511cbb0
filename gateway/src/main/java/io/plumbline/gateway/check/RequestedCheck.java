package io.plumbline.gateway.check;

import java.util.concurrent.CompletableFuture;

import io.plumbline.events.CheckId;
import io.plumbline.gateway.request.Outcome;

/** A check that was asked for, and what becomes of it. */
public record RequestedCheck(CheckId checkId, CompletableFuture<Outcome> outcome) {}
