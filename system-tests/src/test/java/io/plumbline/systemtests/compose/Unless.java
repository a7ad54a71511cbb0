package io.plumbline.systemtests.compose;

import java.util.Optional;
import java.util.function.Supplier;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips a whole class, once and with the reason in the report, if its subclass knows one. An assumption before all tests shows nowhere. */
public abstract class Unless implements ExecutionCondition {

    private final Supplier<Optional<String>> reason;

    /** @param reason why the class can't run here; empty if it can */
    protected Unless(Supplier<Optional<String>> reason) {
        this.reason = reason;
    }

    @Override
    public final ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (context.getTestMethod().isPresent()) {
            return ConditionEvaluationResult.enabled("its class runs");
        }
        return reason.get()
                .map(ConditionEvaluationResult::disabled)
                .orElseGet(() -> ConditionEvaluationResult.enabled("nothing is missing"));
    }
}
