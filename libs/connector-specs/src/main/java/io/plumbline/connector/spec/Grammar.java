package io.plumbline.connector.spec;

import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
            "^[^\\x00-\\x1F\\x7F/\\\\?#%&=;@:,()\\[\\]{}<>|*^`'\"]{1,63}$",
            "1 to 63 characters without / \\ ? # % & = ; @ : , ( ) [ ] { } < > | * ^ or quotes",
            Characters::unambiguous),
    CATALOG(
            "^[^\\x00-\\x1F\\x7F/\\\\?#%&=;@:,()\\[\\]{}<>|*^`'\"]{1,128}$",
            "1 to 128 characters without / \\ ? # % & = ; @ : , ( ) [ ] { } < > | * ^ or quotes",
            Characters::unambiguous),
    NAME("^[^\\x00-\\x1F\\x7F]{1,255}$", "1 to 255 characters, no control characters"),
    PLAIN_NAME("^[A-Za-z0-9_$][A-Za-z0-9_.$-]{0,127}$", "1 to 128 of A-Z a-z 0-9 _ . $ -"),
    SNOWFLAKE_ACCOUNT(
            "^(?=.{1,200}$)[A-Za-z0-9]([A-Za-z0-9_-]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*$",
            "an account identifier such as myorg-account1 or xy12345.eu-central-1; no host, scheme or path",
            value -> !value.toLowerCase(Locale.ROOT).contains("snowflakecomputing")
                    && Hosts.normalized(value.replace('_', '-') + ".snowflakecomputing.com")
                            .isPresent()),
    HTTP_PATH(
            "^/?[A-Za-z0-9_-][A-Za-z0-9_.-]*(/[A-Za-z0-9_-][A-Za-z0-9_.-]*){0,15}/?$",
            "a path such as /sql/1.0/warehouses/a1b2c3: words of A-Z a-z 0-9 _ . - with / between them"),
    REGION("^[a-z]{2}(-[a-z]+)+-[0-9]{1,2}$", "a region such as eu-west-1"),
    KEY_ID("^[A-Za-z0-9_.+/=@-]{1,128}$", "1 to 128 of A-Z a-z 0-9 _ . + / = @ -"),
    S3_URI(
            "^s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](/[A-Za-z0-9!_.*'()=/-]{0,900})?$",
            "s3://bucket/prefix/",
            value -> noSteps(value.substring("s3://".length()))),
    BUCKET(
            "^(?!.*\\.\\.)[a-z0-9][a-z0-9._-]{1,61}[a-z0-9]$",
            "a bucket's name: 3 to 63 of a-z 0-9 . _ -, not an IP address",
            value -> Hosts.normalized(value)
                    .filter(host -> host.matches("[0-9.]+"))
                    .isEmpty()),
    AZURE_ACCOUNT("^[a-z0-9]{3,24}$", "a storage account's name: 3 to 24 of a-z 0-9"),
    AZURE_CONTAINER(
            "^(\\$root|\\$web|(?!.*--)[a-z0-9][a-z0-9-]{1,61}[a-z0-9])$", "a container's name: 3 to 63 of a-z 0-9 -"),
    GCP_PROJECT(
            "^([a-z0-9.-]{1,63}:)?[a-z][a-z0-9-]{4,28}[a-z0-9]$",
            "a project id: 6 to 30 of a-z 0-9 -, a domain and : before it if it has one"),
    EMAIL("^[A-Za-z0-9_.+-]{1,64}@[A-Za-z0-9.-]{1,189}$", "an e-mail address"),
    UUID(
            "^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}$",
            "an id such as 00000000-0000-0000-0000-000000000000"),
    SERVICE_URL(
            "^https?://[^/?#@\\\\%\\s]+$",
            "https://host or https://host:port (or http), without a path, user or parameters",
            value -> ServiceUrl.find(value).isPresent()),
    ABSOLUTE_PATH(
            "^/(?!.*\\\\)(?!.*%)(?!.*(?:^|/)\\.\\.?(?:/|$))[^\\x00-\\x1F\\x7F:]{0,1024}$",
            "an absolute path with / between folders; no . or .. steps, no backslash, no %, no :"),
    SUBPROTOCOL(
            "^[a-z][a-z0-9]{0,31}$",
            "the word after jdbc:, 1 to 32 of a-z 0-9; not an engine that runs inside the process"
                    + " or a database that has its own connector",
            value -> !ForbiddenDrivers.SUBPROTOCOLS.contains(value)),
    DRIVER_CLASS(
            "^([A-Za-z_$][A-Za-z0-9_$]{0,63}\\.){1,15}[A-Za-z_$][A-Za-z0-9_$]{0,127}$",
            "the full name of a driver's class; not of an engine that runs inside the process"
                    + " or a database that has its own connector",
            value -> !ForbiddenDrivers.hasClass(value)),
    IDENTIFIER("^[^\\x00-\\x1F\\x7F]{1,63}$", "1 to 63 characters, no control characters"),
    ROOT_NAME("^[a-z0-9][a-z0-9._-]{0,63}$", "the name of a configured root: 1 to 64 of a-z 0-9 . _ -"),
    RELATIVE_PATH(
            "^(?!/)(?!.*\\\\)(?!.*%)(?!.*(?:^|/)\\.\\.?(?:/|$))[^\\x00-\\x1F\\x7F]{0,1024}$",
            "a path inside the root with / between folders; no leading /, no . or .. steps, no backslash, no %"),
    DELIMITER("^(auto|\\\\t|[^\\x00-\\x1F\\x7F\"\\\\A-Za-z0-9])$", "auto, one punctuation character, or \\t for a tab"),
    QUOTE("^(none|[^\\x00-\\x1F\\x7F\\\\A-Za-z0-9\\s])$", "none or one punctuation character"),
    NAME_PATTERNS(
            "^[^\\x00-\\x1F\\x7F]{1,1000}$",
            "container names separated by commas, where * stands for any characters and ? for one"),
    FILE_PATTERNS(
            "^[^\\x00-\\x1F\\x7F]{1,1000}$",
            "paths below the datastore's, separated by commas, where * stands for any characters within a folder,"
                    + " ** for any folders, and ? for one character",
            value -> Stream.of(value.split(",", -1)).noneMatch(String::isBlank)),
    READ_WINDOW(
            ReadWindow.SHAPE, ReadWindow.WORDS, value -> ReadWindow.find(value).isPresent());

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

    private static boolean noSteps(String path) {
        return Stream.of(path.split("/", -1)).noneMatch(step -> step.equals(".") || step.equals(".."));
    }

    /** A regular expression that Java and ECMAScript (with the {@code u} flag off) read alike. */
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
