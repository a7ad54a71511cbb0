package io.plumbline.events.command;

import java.util.List;

import io.plumbline.events.CheckId;
import io.plumbline.events.ContainerId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.model.CheckLabels;
import io.plumbline.events.model.CheckTerms;

import static java.util.Objects.requireNonNull;

/**
 * Write a check by hand.
 *
 * @param fields paths of the fields that it speaks of; empty for a rule about the container as a whole
 * @param draft whether it begins as a draft
 */
public record AuthorCheck(
        DatastoreId datastoreId,
        ContainerId containerId,
        CheckId checkId,
        String rule,
        List<String> fields,
        CheckTerms terms,
        CheckLabels labels,
        boolean draft)
        implements Command {

    public AuthorCheck {
        requireNonNull(datastoreId, "datastoreId");
        requireNonNull(containerId, "containerId");
        requireNonNull(checkId, "checkId");
        requireNonNull(rule, "rule");
        fields = List.copyOf(fields);
        requireNonNull(terms, "terms");
        requireNonNull(labels, "labels");
    }

    @Override
    public String key() {
        return datastoreId.value();
    }
}
