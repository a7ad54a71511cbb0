package io.plumbline.events.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/**
 * Why a connection test failed. Holds no secret.
 *
 * @param problem the class, which is {@link ConnectionProblem#of} the code
 * @param grants statements that give the missing right, to be run by whoever may; absent unless a right is missing
 * @param existing what there is instead of what wasn't found; absent if that isn't known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConnectionTestFailure(
        ConnectionProblem problem,
        FailureCode code,
        String message,
        @Nullable String grants,
        @Nullable NameList existing) {

    public ConnectionTestFailure {
        requireNonNull(problem, "problem");
        requireNonNull(code, "code");
        requireNonNull(message, "message");
    }

    public static ConnectionTestFailure of(Failure failure) {
        return new ConnectionTestFailure(
                ConnectionProblem.of(failure.code()), failure.code(), failure.message(), null, null);
    }
}
