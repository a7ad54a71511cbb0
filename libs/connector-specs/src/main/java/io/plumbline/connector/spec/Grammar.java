package io.plumbline.connector.spec;

import java.util.function.Predicate;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The closed list of shapes that a text field can have. Each has a pattern that a form can check by itself and the words that
 * explain it; {@link #matches} is the authority and may be stricter than the pattern.
 */
@JsonFormat(shape = JsonFormat.Shape.OBJECT)
public enum Grammar {
    HOST(
            "^(?=.{1,253}$)(\\[[0-9A-Fa-f:.]+\\]|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*|[^\\s:/?#@()=,;%\\[\\]\\\\'\"&|<>{}$*!^`~+]+)$",
            "a DNS name of at most 253 characters, or an IP address; no port, path or parameters",
            value -> Hosts.normalized(value).isPresent()),
    DATABASE(
            "^[^\\p{Cntrl}/\\\\?#%&=;@:,()\\[\\]'\"]{1,63}$",
            "1 to 63 characters without / \\ ? # % & = ; @ : , ( ) [ ] or quotes"),
    CATALOG(
            "^[^\\p{Cntrl}/\\\\?#%&=;@:,()\\[\\]'\"]{1,128}$",
            "1 to 128 characters without / \\ ? # % & = ; @ : , ( ) [ ] or quotes"),
    NAME("^[^\\p{Cntrl}]{1,255}$", "1 to 255 characters, no control characters"),
    IDENTIFIER("^[^\\p{Cntrl}]{1,63}$", "1 to 63 characters, no control characters"),
    ROOT_NAME("^[a-z0-9][a-z0-9._-]{0,63}$", "the name of a configured root: 1 to 64 of a-z 0-9 . _ -"),
    RELATIVE_PATH(
            "^(?!/)(?!.*\\\\)(?!.*%)(?!.*(?:^|/)\\.\\.?(?:/|$))[^\\p{Cntrl}]{0,1024}$",
            "a path inside the root with / between folders; no leading /, no . or .. steps, no backslash, no %"),
    DELIMITER("^(auto|\\\\t|[^\\p{Cntrl}\"\\\\\\p{Alnum}])$", "auto, one punctuation character, or \\t for a tab"),
    QUOTE("^(none|[^\\p{Cntrl}\\\\\\p{Alnum}\\s])$", "none or one punctuation character"),
    NAME_PATTERNS(
            "^[^\\p{Cntrl}]{1,1000}$",
            "container names separated by commas, where * stands for any characters and ? for one");

    private final String pattern;
    private final String explanation;
    private final Predicate<String> check;

    Grammar(String pattern, String explanation, Predicate<String> check) {
        Predicate<String> shape = Pattern.compile(pattern).asMatchPredicate();
        this.pattern = pattern;
        this.explanation = explanation;
        this.check = value -> shape.test(value) && check.test(value);
    }

    Grammar(String pattern, String explanation) {
        this(pattern, explanation, value -> true);
    }

    /** A regular expression that Java and ECMAScript (with the {@code u} flag off) read alike, save for POSIX classes. */
    @JsonProperty
    public String pattern() {
        return pattern;
    }

    /** What is expected, in words. */
    @JsonProperty
    public String explanation() {
        return explanation;
    }

    /** True if the value has this shape. */
    public boolean matches(String value) {
        return check.test(value);
    }
}
