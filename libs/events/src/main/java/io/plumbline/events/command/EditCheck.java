package io.plumbline.events.command;

import io.plumbline.events.CheckId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.model.CheckLabels;
import io.plumbline.events.model.CheckTerms;

import static java.util.Objects.requireNonNull;

/**
 * Change what a check demands, or what is noted about it.
 *
 * @param terms all of them anew
 * @param labels all of them anew
 * @param expectedRevision the revision of the check that the change was made from
 */
public record EditCheck(
        DatastoreId datastoreId, CheckId checkId, CheckTerms terms, CheckLabels labels, long expectedRevision)
        implements Command {

    public EditCheck {
        requireNonNull(datastoreId, "datastoreId");
        requireNonNull(checkId, "checkId");
        requireNonNull(terms, "terms");
        requireNonNull(labels, "labels");
    }

    @Override
    public String key() {
        return datastoreId.value();
    }
}
