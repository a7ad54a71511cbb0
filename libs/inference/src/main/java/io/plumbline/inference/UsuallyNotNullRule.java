package io.plumbline.inference;

import java.util.Map;
import java.util.Optional;

import io.plumbline.statistics.state.ProfiledType;

/** Null in some rows, but not in more than so many of a hundred. */
final class UsuallyNotNullRule implements FieldRule {
    @Override
    public RuleName name() {
        return RuleName.NOT_NULL;
    }

    @Override
    public int level() {
        return RuleName.SHAPE_LEVEL;
    }

    @Override
    public Optional<InferredCheck> propose(Subject subject, Basis basis) {
        long nulls = subject.state().nulls();
        if (nulls == 0 || subject.type() == ProfiledType.STRUCT) {
            return Optional.empty();
        }
        return Shares.of(
                        nulls,
                        subject.rows(),
                        basis.history(),
                        subject.field().shape(),
                        part -> (double) part.nulls() / part.rows())
                .map(share -> share.check(this, subject, Map.of(), "null", "is null", basis.options()));
    }
}
