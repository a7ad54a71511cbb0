package io.plumbline.gateway.inbound.http;

/**
 * An answer of datastore-service, passed on as it came.
 *
 * @param <T> what the JSON is, for the API document
 */
@SuppressWarnings("unused") // T is read by springdoc
record Relayed<T>(byte[] json) {}
