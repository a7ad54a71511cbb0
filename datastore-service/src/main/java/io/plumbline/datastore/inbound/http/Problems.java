package io.plumbline.datastore.inbound.http;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

import io.plumbline.api.Problem;
import io.plumbline.events.model.FailureCode;

/** Makes problems with their stable types. */
final class Problems {

    private static final String TYPE = "urn:plumbline:problem:";

    private Problems() {}

    static Problem of(HttpStatus status, String kind, String detail) {
        return new Problem(TYPE + kind, title(kind), status.value(), detail, null, null, List.of());
    }

    static Problem of(HttpStatus status, @Nullable FailureCode code, String detail) {
        return code == null
                ? of(status, kebab(status.name()), detail)
                : new Problem(
                        TYPE + kebab(code.name()),
                        title(kebab(code.name())),
                        status.value(),
                        detail,
                        code.name(),
                        null,
                        List.of());
    }

    private static String title(String kind) {
        return Character.toUpperCase(kind.charAt(0)) + kind.substring(1).replace('-', ' ');
    }

    static String kebab(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
