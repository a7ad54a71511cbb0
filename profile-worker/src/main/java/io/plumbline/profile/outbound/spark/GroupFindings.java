package io.plumbline.profile.outbound.spark;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.plumbline.events.ContainerId;
import io.plumbline.events.Ids;
import io.plumbline.events.model.FieldProfile;
import io.plumbline.events.model.GroupValue;
import io.plumbline.events.model.InferredCheck;
import io.plumbline.events.model.ProfileGroup;
import io.plumbline.figures.GroupFilter;
import io.plumbline.figures.ProfileMessages;
import io.plumbline.inference.GroupInference;
import io.plumbline.inference.InferenceInput;
import io.plumbline.inference.InferenceOptions;
import io.plumbline.profile.job.GroupedFigures;
import io.plumbline.statistics.metric.ContainerProfile;
import io.plumbline.statistics.metric.ContainerProfiles;
import io.plumbline.statistics.state.ContainerState;
import io.plumbline.statistics.state.FieldShape;
import io.plumbline.statistics.state.GroupKey;
import io.plumbline.statistics.state.GroupRefusal;
import io.plumbline.statistics.state.GroupSum;
import io.plumbline.statistics.state.MeasuredPart;
import io.plumbline.statistics.state.PartSum;

/** What a run found in groups of rows: their figures, and the checks that hold in a group but not around it. */
final class GroupFindings implements GroupedFigures {

    /** Of all groups together; those with most rows come first. */
    static final int MOST_CHECKS = 1_000;

    /** Up to so many different values of a field are shown one by one: figures of many groups are stored. */
    private static final int MOST_HISTOGRAM_VALUES = 20;

    private final ContainerState whole;
    private final List<List<String>> criteria;
    private final int histogramValues;
    private final List<Group> groups = new ArrayList<>();
    private final List<ProfileGroup> listed = new ArrayList<>();
    private final List<String> refusals = new ArrayList<>();
    private final Map<Group, ContainerState> coarser = new HashMap<>();

    /** A group and where it comes from. */
    private record Group(int criterion, GroupKey key, PartSum sum) {
        long rows() {
            MeasuredPart halves = sum.halves().orElseThrow();
            return halves.training().rows() + halves.heldOut().rows();
        }
    }

    /**
     * @param whole the state of all rows
     * @param criteria that rows were grouped by
     * @param sums of the groups of each criterion, in the same order
     * @param histogramValues that were asked for
     */
    GroupFindings(
            ContainerId container,
            ContainerState whole,
            List<List<String>> criteria,
            List<GroupSum> sums,
            int histogramValues) {
        this.whole = whole;
        this.criteria = criteria;
        this.histogramValues = Math.min(MOST_HISTOGRAM_VALUES, histogramValues);
        for (int i = 0; i < sums.size(); i++) {
            GroupSum sum = sums.get(i);
            GroupRefusal refusal = sum.refusal();
            if (refusal != null) {
                refusals.add(refused(criteria.get(i), refusal, sum.most()));
            }
            int criterion = i;
            sum.groups().entrySet().stream()
                    .map(entry -> new Group(criterion, entry.getKey(), entry.getValue()))
                    .sorted(Comparator.comparingLong(Group::rows).reversed().thenComparing(Group::key))
                    .forEach(groups::add);
        }
        for (Group group : groups) {
            listed.add(listed(container, group));
        }
    }

    private String refused(List<String> criterion, GroupRefusal refusal, int most) {
        return "groups by " + String.join(", ", criterion)
                + switch (refusal) {
                    case TOO_MANY_GROUPS ->
                        ": more than " + most + " (expected: at most " + most + " groups, with "
                                + whole.fields().size() + " fields and " + criteria.size()
                                + " criteria); none of them is profiled";
                    case VALUE_TOO_LONG ->
                        ": a value is longer than " + GroupKey.LONGEST_VALUE
                                + " characters (expected: values that name groups); none of them is profiled";
                    case TOO_LARGE ->
                        ": too much to be kept of all parts that were read (expected: fewer groups, fields or parts);"
                                + " none of them is profiled";
                };
    }

    private ProfileGroup listed(ContainerId container, Group group) {
        List<String> names = criteria.get(group.criterion());
        List<GroupValue> values = new ArrayList<>();
        TreeMap<String, @Nullable String> sorted = new TreeMap<>();
        for (int i = 0; i < names.size(); i++) {
            values.add(new GroupValue(names.get(i), group.key().values().get(i)));
            sorted.put(names.get(i), group.key().values().get(i));
        }
        List<String> parts = new ArrayList<>(List.of(container.value()));
        sorted.forEach((name, value) -> {
            parts.add(name);
            parts.add(value == null ? "" : "=" + value);
        });
        return new ProfileGroup(
                ProfileGroup.ID_PREFIX + Ids.derivedTail(parts.toArray(String[]::new)),
                listed.size(),
                values,
                GroupFilter.of(names, shapes(names), group.key()),
                group.rows(),
                whole.fields().size());
    }

    private List<FieldShape> shapes(List<String> names) {
        return names.stream().map(this::shape).toList();
    }

    private FieldShape shape(String name) {
        String quoted = "`" + name.replace("`", "``") + "`";
        return whole.fields().stream()
                .map(field -> field.shape())
                .filter(shape -> shape.path().equals(name) || shape.path().equals(quoted))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("groupBy: " + name + " (expected: a measured field)"));
    }

    @Override
    public List<ProfileGroup> groups() {
        return List.copyOf(listed);
    }

    @Override
    public List<FieldProfile> fields(int position) {
        ContainerState state = groups.get(position).sum().whole().orElseThrow();
        return ContainerProfiles.of(state, histogramValues).fields().stream()
                .map(ProfileMessages::fieldOf)
                .map(FieldProfile::withoutState)
                .map(GroupFindings::withoutDistributions)
                .toList();
    }

    private static FieldProfile withoutDistributions(FieldProfile field) {
        return new FieldProfile(
                field.ordinal(),
                field.path(),
                field.sparkType(),
                field.profiledType(),
                field.metrics(),
                field.topValues(),
                field.histogram(),
                field.typeShares(),
                null);
    }

    /** Why rows weren't profiled in groups of some criteria. */
    List<String> refusals() {
        return List.copyOf(refusals);
    }

    /** At most {@link #MOST_CHECKS}. */
    List<InferredCheck> checks(InferenceOptions options) {
        if (options.level() == 0) {
            return List.of();
        }
        List<InferredCheck> checks = new ArrayList<>();
        for (int i = 0; i < groups.size() && checks.size() < MOST_CHECKS; i++) {
            Group group = groups.get(i);
            List<String> names = criteria.get(group.criterion());
            MeasuredPart halves = group.sum().halves().orElseThrow();
            ContainerProfile profile = ContainerProfiles.of(group.sum().whole().orElseThrow());
            InferenceInput input = InferenceInput.of(profile).withHeldOut(halves.training(), halves.heldOut());
            Set<String> paths = shapes(names).stream().map(FieldShape::path).collect(Collectors.toSet());
            String filter = listed.get(i).filter();
            GroupInference.infer(input, paths, around(group), options).stream()
                    .limit(MOST_CHECKS - checks.size())
                    .map(ProfileMessages::checkOf)
                    .map(check -> ofGroup(check, filter, GroupFilter.words(names, group.key())))
                    .forEach(checks::add);
        }
        return checks;
    }

    private static InferredCheck ofGroup(InferredCheck check, String filter, String words) {
        return new InferredCheck(
                check.rule(),
                check.fields(),
                check.properties(),
                check.coverage(),
                check.level(),
                check.description() + ", where " + words,
                check.evidence(),
                filter);
    }

    /** All rows, and the groups by fewer of the same fields that have all rows of this one. */
    private List<ContainerState> around(Group group) {
        List<ContainerState> around = new ArrayList<>(List.of(whole));
        for (Group other : groups) {
            if (contains(other, group)) {
                around.add(coarser.computeIfAbsent(
                        other, found -> found.sum().whole().orElseThrow()));
            }
        }
        return around;
    }

    private boolean contains(Group other, Group group) {
        List<String> fewer = criteria.get(other.criterion());
        List<String> names = criteria.get(group.criterion());
        if (fewer.size() >= names.size() || !new HashSet<>(names).containsAll(fewer)) {
            return false;
        }
        for (int i = 0; i < fewer.size(); i++) {
            String mine = group.key().values().get(names.indexOf(fewer.get(i)));
            String its = other.key().values().get(i);
            if (mine == null ? its != null : !mine.equals(its)) {
                return false;
            }
        }
        return true;
    }
}
