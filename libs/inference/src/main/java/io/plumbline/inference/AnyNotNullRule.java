package io.plumbline.inference;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.plumbline.statistics.metric.ContainerProfile;
import io.plumbline.statistics.metric.FieldProfile;
import io.plumbline.statistics.state.ProfiledType;

/** No row is blank, although every top-level field is null somewhere. Where one field is never null, that says more. */
final class AnyNotNullRule implements Rule {
    static boolean isTopLevel(String path) {
        return path.startsWith("`") ? path.matches("`([^`]|``)*`") : !path.contains(".") && !path.endsWith("[]");
    }

    @Override
    public RuleName name() {
        return RuleName.ANY_NOT_NULL;
    }

    @Override
    public List<InferredCheck> propose(Basis basis) {
        ContainerProfile profile = basis.profile();
        InferenceOptions options = basis.options();
        List<FieldProfile> top =
                profile.fields().stream().filter(f -> isTopLevel(f.path())).toList();
        boolean sensible = profile.rows() >= Thresholds.MIN_SUPPORT
                && profile.blankRows() == 0
                && top.size() > 1
                && top.stream().allMatch(f -> f.state().nulls() > 0 && f.profiledType() != ProfiledType.STRUCT);
        if (!sensible) {
            return List.of();
        }
        Evidence evidence = new Evidence(
                profile.rows(),
                profile.rows(),
                "0 of " + profile.rows()
                        + " rows blank; upper bound 1 - 0.05^(1/n) of their share (rule of three: 3/n)",
                Optional.of("0"),
                Optional.of(Bounds.share(Bounds.zeroOf(profile.rows()))),
                Optional.of(Thresholds.CONFIDENCE),
                "Each of the fields alone is null in some rows.",
                options.runId());
        List<String> paths = top.stream().map(FieldProfile::path).toList();
        return List.of(
                new InferredCheck(name().key(), paths, Map.of(), 1.0, evidence, name().level(), "No row is blank"));
    }
}
