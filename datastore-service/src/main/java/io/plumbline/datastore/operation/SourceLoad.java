package io.plumbline.datastore.operation;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.plumbline.datastore.ledger.Recorded;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.WorkId;

import static java.util.Objects.requireNonNull;

/**
 * What one datastore's source bears at the moment. It is one document, so that two claims at the same time can't both take the
 * last of its connections: whoever writes second decides again.
 *
 * @param holds of items that are claimed, or about to be; some may be over already
 * @param version what a write is compared with
 * @param sequence unused: no facts tell of it
 */
public record SourceLoad(DatastoreId id, List<Hold> holds, long version, long sequence) implements Recorded {

    public SourceLoad {
        requireNonNull(id, "id");
        holds = List.copyOf(holds);
    }

    /**
     * One claim's part.
     *
     * @param generation that the claim gives to the item
     * @param connections that it may use at the same time; absent if the source has no such limit
     * @param since when it was taken, in milliseconds, which is before the item itself is claimed
     */
    public record Hold(
            WorkId workId, long generation, @Nullable Integer connections, Instant since) {

        public Hold {
            requireNonNull(workId, "workId");
            requireNonNull(since, "since");
        }

        boolean isOf(WorkId item, long ofGeneration) {
            return workId.equals(item) && generation == ofGeneration;
        }
    }

    static SourceLoad none(DatastoreId id) {
        return new SourceLoad(id, List.of(), 1, 0);
    }

    @Override
    public String recordId() {
        return id.value();
    }

    List<Hold> without(Collection<Hold> over) {
        return holds.stream().filter(h -> !over.contains(h)).toList();
    }

    /** The next version, with these. */
    SourceLoad holding(List<Hold> others) {
        return new SourceLoad(id, others, version + 1, sequence);
    }

    static int connections(List<Hold> holds) {
        return holds.stream()
                .map(Hold::connections)
                .mapToInt(c -> c == null ? 0 : c)
                .sum();
    }
}
