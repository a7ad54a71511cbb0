package io.plumbline.profile.job;

import java.util.List;

import io.plumbline.events.model.FieldProfile;
import io.plumbline.events.model.GroupedField;
import io.plumbline.events.model.ProfileGroup;
import io.plumbline.events.work.GroupsProfiled;
import io.plumbline.worker.work.ChunkedResults;
import io.plumbline.worker.work.WorkContext;

/** Publishes which groups there are, and then the figures of one after the other. */
final class GroupPublisher {

    private GroupPublisher() {}

    static void publish(GroupedFigures figures, WorkContext context) {
        ChunkedResults<ProfileGroup> groups = context.chunked(
                some -> (workId, generation, chunk) -> new GroupsProfiled(workId, generation, chunk, some, List.of()));
        figures.groups().forEach(groups::add);
        groups.flush();
        ChunkedResults<GroupedField> fields = context.chunked(
                some -> (workId, generation, chunk) -> new GroupsProfiled(workId, generation, chunk, List.of(), some));
        for (ProfileGroup group : figures.groups()) {
            context.throwIfStopped();
            for (FieldProfile field : figures.fields(group.position())) {
                fields.add(new GroupedField(group.position(), field));
            }
        }
        fields.flush();
    }
}
