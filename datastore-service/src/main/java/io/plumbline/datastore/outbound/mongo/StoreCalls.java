package io.plumbline.datastore.outbound.mongo;

import java.util.function.Supplier;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoSocketOpenException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.client.FindIterable;

import io.plumbline.datastore.ledger.StoreUnavailableException;
import io.plumbline.datastore.ledger.WriteOutcomeUnknownException;

/** Says of every failed call what it means: not done, perhaps done, or a bug. */
final class StoreCalls {

    private static final int DUPLICATE_KEY = 11_000;
    private static final int BATCH_DOCUMENTS = 500;

    private StoreCalls() {}

    /**
     * For reads of arbitrarily many documents. Unasked, the embedded store sends all of them in one reply, which fails
     * beyond 48 MB.
     */
    static <T> FindIterable<T> inBatches(FindIterable<T> found) {
        return found.batchSize(BATCH_DOCUMENTS);
    }

    static <T> T read(Supplier<T> call) {
        try {
            return call.get();
        } catch (MongoException e) {
            throw transientFailure(e)
                    ? new StoreUnavailableException("The store doesn't answer: " + e.getMessage(), e)
                    : e;
        }
    }

    static <T> T write(Supplier<T> call) {
        try {
            return call.get();
        } catch (MongoTimeoutException | MongoSocketOpenException e) {
            throw new StoreUnavailableException("The store doesn't answer: " + e.getMessage(), e);
        } catch (MongoException e) {
            throw transientFailure(e)
                    ? new WriteOutcomeUnknownException("The store stopped answering: " + e.getMessage(), e)
                    : e;
        }
    }

    static boolean duplicateKey(MongoException e) {
        if (e instanceof MongoBulkWriteException bulk) {
            return bulk.getWriteConcernError() == null
                    && !bulk.getWriteErrors().isEmpty()
                    && bulk.getWriteErrors().stream().allMatch(w -> w.getCode() == DUPLICATE_KEY);
        }
        return e.getCode() == DUPLICATE_KEY;
    }

    private static boolean transientFailure(MongoException e) {
        return e instanceof MongoTimeoutException
                || e instanceof MongoSocketException
                || e instanceof MongoInterruptedException
                || e instanceof MongoNotPrimaryException
                || e instanceof MongoNodeIsRecoveringException
                || e instanceof com.mongodb.MongoServerUnavailableException
                || e instanceof com.mongodb.MongoExecutionTimeoutException;
    }
}
