package io.plumbline.gateway.registration;

import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

import io.plumbline.events.DatastoreId;
import io.plumbline.events.OperationId;
import io.plumbline.gateway.request.Outcome;

/**
 * A registration on its way.
 *
 * @param operationId the catalog that starts by itself; absent if the caller wanted none
 */
public record Registration(
        DatastoreId datastoreId, @Nullable OperationId operationId, CompletableFuture<Outcome> outcome) {}
