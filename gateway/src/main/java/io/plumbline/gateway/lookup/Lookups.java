package io.plumbline.gateway.lookup;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.view.CheckView;
import io.plumbline.api.view.ConnectionView;
import io.plumbline.api.view.ContainerView;
import io.plumbline.api.view.DatastoreView;
import io.plumbline.api.view.OperationView;
import io.plumbline.events.CheckId;
import io.plumbline.events.ConnectionId;
import io.plumbline.events.ContainerId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.OperationId;

/**
 * What datastore-service knows. Every method throws {@link LookupUnavailableException} if it doesn't answer in time, and
 * {@link LookupRefusedException} if it answers with a problem.
 */
public interface Lookups {

    /**
     * The answer as JSON bytes, unparsed.
     *
     * @param path below {@code /internal/v1}, with its encoded query
     */
    byte[] read(String path);

    /**
     * Hands the answer on while it comes: nothing of it is kept, whatever its size.
     *
     * @param path below {@code /internal/v1}, with its encoded query
     * @throws IOException what the receiver threw
     */
    void stream(String path, Receiver receiver) throws IOException;

    /** Takes a streamed answer. */
    interface Receiver {

        /**
         * @param contentType absent if the answer has none
         * @param contentDisposition absent if the answer has none
         * @param body throws {@link LookupUnavailableException} if it breaks off
         */
        void receive(@Nullable String contentType, @Nullable String contentDisposition, InputStream body)
                throws IOException;
    }

    /** Empty if it isn't recorded. */
    Optional<DatastoreView> datastore(DatastoreId id);

    /** Empty if it isn't recorded. */
    Optional<ConnectionView> connection(ConnectionId id);

    /** Empty if no catalog has found it. */
    Optional<ContainerView> container(ContainerId id);

    /** Empty if it isn't recorded. */
    Optional<CheckView> check(CheckId id);

    /** Empty if it isn't recorded. */
    Optional<OperationView> operation(OperationId id);
}
