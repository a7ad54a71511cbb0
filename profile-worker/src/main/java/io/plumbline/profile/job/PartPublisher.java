package io.plumbline.profile.job;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;

import io.plumbline.events.model.PartStateSlice;
import io.plumbline.events.model.ProfilePart;
import io.plumbline.events.work.PartsProfiled;
import io.plumbline.worker.work.ChunkedResults;
import io.plumbline.worker.work.WorkContext;

/** Publishes the states of parts in pieces that messages can carry, and then which parts there are. */
final class PartPublisher {

    /** Of a state; a third more as base64. */
    private static final int SLICE_BYTES = 384 << 10;

    private PartPublisher() {}

    static void publish(MeasuredParts parts, WorkContext context) {
        ChunkedResults<PartStateSlice> states = context.chunked(slices ->
                (workId, generation, chunk) -> new PartsProfiled(workId, generation, chunk, List.of(), slices));
        parts.states().forEach((part, bytes) -> {
            int slices = Math.max(1, (bytes.length + SLICE_BYTES - 1) / SLICE_BYTES);
            for (int i = 0; i < slices; i++) {
                byte[] slice =
                        Arrays.copyOfRange(bytes, i * SLICE_BYTES, Math.min(bytes.length, (i + 1) * SLICE_BYTES));
                states.add(
                        new PartStateSlice(part, i, slices, Base64.getEncoder().encodeToString(slice)));
            }
        });
        states.flush();
        ChunkedResults<ProfilePart> list = context.chunked(
                some -> (workId, generation, chunk) -> new PartsProfiled(workId, generation, chunk, some, List.of()));
        parts.parts().forEach(list::add);
        list.flush();
    }
}
