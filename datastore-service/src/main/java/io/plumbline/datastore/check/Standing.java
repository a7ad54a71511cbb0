package io.plumbline.datastore.check;

import org.jspecify.annotations.Nullable;

import io.plumbline.events.model.CheckArchiveReason;
import io.plumbline.events.model.CheckStatus;

import static java.util.Objects.requireNonNull;

/**
 * Whether a check counts.
 *
 * @param reason absent unless it is archived
 * @param before what it was before it was archived; absent unless it is
 */
public record Standing(
        CheckStatus status,
        @Nullable CheckArchiveReason reason,
        @Nullable CheckStatus before) {

    static final Standing ACTIVE = new Standing(CheckStatus.ACTIVE, null, null);
    static final Standing DRAFT = new Standing(CheckStatus.DRAFT, null, null);

    public Standing {
        requireNonNull(status, "status");
    }

    public boolean archived() {
        return status == CheckStatus.ARCHIVED;
    }

    boolean byPerson() {
        return reason != null && reason.byPerson();
    }

    /** Out of force for this reason; what it was before the first archival stays known. */
    Standing archived(CheckArchiveReason why) {
        return new Standing(CheckStatus.ARCHIVED, why, archived() ? before : status);
    }

    /** As it was before it was archived. */
    Standing restored() {
        if (!archived()) {
            return this;
        }
        return before == CheckStatus.DRAFT ? DRAFT : ACTIVE;
    }
}
