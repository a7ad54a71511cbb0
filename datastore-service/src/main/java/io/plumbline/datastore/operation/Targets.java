package io.plumbline.datastore.operation;

import java.util.List;

import io.plumbline.api.work.ContainerTarget;
import io.plumbline.datastore.registry.Datastore;
import io.plumbline.events.model.ProfileSettings;
import io.plumbline.events.model.Warning;

/** Which containers a profile is to read. */
@FunctionalInterface
public interface Targets {

    Choice choose(Datastore datastore, ProfileSettings settings);

    /**
     * @param readable one work item each
     * @param passedOver chosen, but unknown, missing or unreadable
     */
    record Choice(List<ContainerTarget> readable, List<Warning> passedOver) {

        public Choice {
            readable = List.copyOf(readable);
            passedOver = List.copyOf(passedOver);
        }
    }
}
