package io.plumbline.datastore.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import io.plumbline.api.view.CheckChangeView;
import io.plumbline.events.OperationId;
import io.plumbline.events.model.CheckLabels;
import io.plumbline.events.model.CheckTerms;

/** Writes down what changed. */
final class Changes {

    private static final int LONGEST = 500;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final List<CheckChangeView.Value> values = new ArrayList<>();

    Changes terms(CheckTerms before, CheckTerms after) {
        var names = new TreeSet<>(before.properties().keySet());
        names.addAll(after.properties().keySet());
        names.forEach(
                n -> value(n, before.properties().get(n), after.properties().get(n)));
        value("coverage", before.coverage(), after.coverage());
        value("filter", before.filter(), after.filter());
        value("description", before.description(), after.description());
        return this;
    }

    Changes labels(CheckLabels before, CheckLabels after) {
        value("tags", before.tags(), after.tags());
        value("metadata", before.metadata(), after.metadata());
        value("owner", before.owner(), after.owner());
        return this;
    }

    Changes standing(Standing before, Standing after) {
        value("status", before.status(), after.status());
        value("archiveReason", before.reason(), after.reason());
        return this;
    }

    CheckChangeView by(@Nullable String person, Instant at, String action) {
        return new CheckChangeView(at, person, null, action, values);
    }

    CheckChangeView byRun(OperationId operation, @Nullable String person, Instant at, String action) {
        return new CheckChangeView(at, person, operation, action, values);
    }

    private void value(String name, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            values.add(new CheckChangeView.Value(name, text(before), text(after)));
        }
    }

    private static @Nullable String text(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        String json = JSON.writeValueAsString(value);
        if (json.length() <= LONGEST) {
            return json;
        }
        int end = Character.isHighSurrogate(json.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return json.substring(0, end) + "…";
    }
}
