package io.plumbline.gateway.operation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPInputStream;

import tools.jackson.databind.json.JsonMapper;

import io.plumbline.api.view.RowsPreview;
import io.plumbline.credentials.SealedContent;
import io.plumbline.credentials.SealingPrivateKey;
import io.plumbline.credentials.SecretContext;
import io.plumbline.events.ConnectionTestId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.model.SealedRows;
import io.plumbline.gateway.request.Outcome;

/** A question for rows that is on its way, what becomes of it, and the only key that opens the answer. */
public record AskedRows(
        ConnectionTestId testId, DatastoreId datastoreId, CompletableFuture<Outcome> outcome, SealingPrivateKey key) {

    /** What workers seal it for, beside the question. */
    private static final String FIELD = "rows";

    private static final int MOST_BYTES = 64 * 1024 * 1024;

    /** @throws io.plumbline.credentials.SecretUnreadableException if it isn't sealed for this question */
    public RowsPreview opened(SealedRows rows, JsonMapper mapper) {
        byte[] packed = SealedContent.open(rows.sealed(), key, new SecretContext(testId.value(), FIELD));
        try (GZIPInputStream unpacking = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            byte[] json = unpacking.readNBytes(MOST_BYTES + 1);
            if (json.length > MOST_BYTES) {
                throw new IllegalStateException("rows of " + testId + ": more than " + MOST_BYTES + " bytes");
            }
            return mapper.readValue(json, RowsPreview.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
