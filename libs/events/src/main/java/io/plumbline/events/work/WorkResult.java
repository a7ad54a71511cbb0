package io.plumbline.events.work;

import io.plumbline.events.Message;
import io.plumbline.events.WorkId;

/** What a worker answers. Bound to the generation of its claim, so that a late answer is refused. */
public sealed interface WorkResult extends Message
        permits ContainersFound,
                FieldsProfiled,
                PartsProfiled,
                RelationsFound,
                GroupsProfiled,
                ConnectionProbed,
                SourceReplied,
                WorkFinished,
                WorkFailed {

    WorkId workId();

    /** The fencing token that the claim gave out. */
    long generation();

    @Override
    default String key() {
        return workId().value();
    }
}
