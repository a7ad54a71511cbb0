package io.plumbline.profile.job;

import java.util.List;

import io.plumbline.events.model.FieldProfile;
import io.plumbline.events.model.ProfileGroup;

/** What was measured of groups of rows. Figures are made when they are asked for: those of all groups together would take much memory. */
public interface GroupedFigures {

    /** Nothing was measured in groups. */
    GroupedFigures NONE = new GroupedFigures() {
        @Override
        public List<ProfileGroup> groups() {
            return List.of();
        }

        @Override
        public List<FieldProfile> fields(int position) {
            throw new IllegalArgumentException("position: " + position + " (expected: that of a group; there is none)");
        }
    };

    /** In the order of their positions. */
    List<ProfileGroup> groups();

    /** Of the group at this position. */
    List<FieldProfile> fields(int position);
}
