package io.plumbline.inference;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import io.plumbline.statistics.metric.FieldProfile;
import io.plumbline.statistics.metric.MetricName;
import io.plumbline.statistics.state.FieldState;
import io.plumbline.statistics.state.ProfiledType;
import io.plumbline.statistics.state.TextFormat;

/** A field as the rules see it: its figures, and what its name says. */
record Subject(FieldProfile field) {
    private static final Set<String> IDENTIFIER = Set.of(
            "id",
            "ids",
            "key",
            "code",
            "uuid",
            "guid",
            "sku",
            "isbn",
            "ean",
            "number",
            "no",
            "nr",
            "num",
            "zip",
            "plz",
            "postcode",
            "postal",
            "phone",
            "fips",
            "hash",
            "serial",
            "ref",
            "pk",
            "fk");
    private static final Set<String> SIGNED = Set.of(
            "temp",
            "temperature",
            "lat",
            "latitude",
            "lon",
            "lng",
            "long",
            "longitude",
            "delta",
            "diff",
            "difference",
            "change",
            "balance",
            "profit",
            "margin",
            "offset",
            "tz",
            "timezone",
            "elevation",
            "altitude",
            "x",
            "y",
            "z",
            "growth",
            "return",
            "score",
            "zscore",
            "mag",
            "magnitude",
            "log",
            "coordinate",
            "coordinates");
    private static final Set<String> AHEAD = Set.of(
            "expiry",
            "expires",
            "expiration",
            "until",
            "end",
            "ends",
            "due",
            "valid",
            "plan",
            "planned",
            "schedule",
            "scheduled",
            "next",
            "target",
            "forecast",
            "deadline",
            "renewal",
            "eta",
            "maturity",
            "delivery");
    private static final Set<String> BIRTH = Set.of("birth", "born", "birthday", "birthdate", "dateofbirth", "dob");
    private static final Set<String> PHONE =
            Set.of("phone", "telephone", "telefon", "tel", "mobile", "cell", "cellphone", "fax", "telefax");
    private static final Set<String> ADDRESS = Set.of("address", "addr", "street");
    private static final Set<String> ELECTRONIC = Set.of("mail", "email", "ip", "mac", "url", "web", "wallet");
    private static final Set<String> PERSON =
            Set.of("surname", "lastname", "firstname", "forename", "vorname", "nachname");
    private static final Set<String> PART_OF_NAME = Set.of("first", "last", "given", "family", "middle", "maiden");
    private static final Set<String> KEY = Set.of("id", "key", "uuid", "guid", "pk");
    private static final Set<String> YEAR = Set.of("year", "yr", "jahr", "annee");
    private static final Set<String> TIME =
            Set.of("time", "timestamp", "ts", "epoch", "date", "updated", "created", "millis");
    private static final Set<String> PERCENT = Set.of("pct", "percent", "percentage");

    /** Endings of words that are written as one, such as custkey or orderid. */
    private static final Pattern IDENTIFIER_ENDING = Pattern.compile(".{2,}(key|code|uuid|guid|number)|.{3,}id");

    /** English words that only look as if they ended in "id". */
    private static final Set<String> NO_IDENTIFIER = Set.of(
            "acid", "arid", "avid", "avoid", "android", "braid", "covid", "fluid", "fraid", "grid", "humid", "hybrid",
            "invalid", "liquid", "lucid", "maid", "paid", "plaid", "prepaid", "pyramid", "raid", "rapid", "rigid",
            "said", "solid", "steroid", "stupid", "unpaid", "valid", "vivid", "void", "monkey", "turkey", "hockey",
            "whiskey", "donkey", "jersey", "barcode");

    /** Prose, whose length says nothing. */
    private static final Set<String> PROSE = Set.of(
            "description",
            "comment",
            "comments",
            "note",
            "notes",
            "remark",
            "remarks",
            "message",
            "text",
            "summary",
            "body");

    private static final Set<String> OPEN = Set.of(
            "name", "names", "title", "description", "comment", "note", "notes", "remark", "message", "text", "label");

    long rows() {
        return field.state().rows();
    }

    long nonNull() {
        return field.state().present();
    }

    FieldState state() {
        return field.state();
    }

    ProfiledType type() {
        return field.profiledType();
    }

    boolean isNumber() {
        return type() == ProfiledType.INTEGRAL || type() == ProfiledType.FRACTIONAL;
    }

    boolean isTime() {
        return type() == ProfiledType.DATE || type() == ProfiledType.TIMESTAMP;
    }

    boolean perElement() {
        return field.shape().perElement();
    }

    BigDecimal number(MetricName name) {
        return field.number(name)
                .orElseThrow(() -> new IllegalStateException(name.key() + ": absent (expected: a number)"));
    }

    boolean has(MetricName name) {
        return field.text(name).isPresent();
    }

    String text(MetricName name) {
        return field.text(name)
                .orElseThrow(() -> new IllegalStateException(name.key() + ": absent (expected: a value)"));
    }

    /** An identifier by its name, or integers nearly all of which differ. */
    boolean isIdentifier() {
        return isNamedIdentifier()
                || (type() == ProfiledType.INTEGRAL
                        && field.number(MetricName.DISTINCT_RATIO)
                                .map(r -> r.doubleValue() >= Thresholds.IDENTIFIER_DISTINCT_RATIO)
                                .orElse(false));
    }

    static boolean saysIdentifier(String word) {
        return IDENTIFIER.contains(word)
                || (!NO_IDENTIFIER.contains(word)
                        && IDENTIFIER_ENDING.matcher(word).matches());
    }

    /** The thing that an identifier in one word is of: cust of custkey. Other words are left as they are. */
    static String withoutIdentifier(String word) {
        return saysIdentifier(word) ? word.replaceFirst("(key|code|uuid|guid|number|id)$", "") : word;
    }

    boolean isNamedIdentifier() {
        return Arrays.stream(words(field.path())).anyMatch(Subject::saysIdentifier);
    }

    /** Comments and descriptions. */
    boolean isProse() {
        return named(PROSE);
    }

    boolean isSigned() {
        return named(SIGNED);
    }

    boolean looksAhead() {
        return named(AHEAD);
    }

    boolean isBirth() {
        return named(BIRTH);
    }

    /** Telephone numbers, by name or by format, postal addresses and parts of people's names: others may have the same. */
    boolean isPersonal() {
        boolean phone = named(PHONE)
                || field.state()
                        .textShape()
                        .map(shape -> nonNull() > 0 && shape.count(TextFormat.PHONE) == nonNull())
                        .orElse(false);
        boolean address = named(ADDRESS) && !named(ELECTRONIC);
        boolean person = named(PERSON) || (named(PART_OF_NAME) && named(Set.of("name")));
        return !named(KEY) && (phone || address || person);
    }

    boolean isYear() {
        return named(YEAR);
    }

    boolean isNamedTime() {
        return named(TIME);
    }

    /** Free text or names, of which new ones are expected. */
    boolean isOpenVocabulary() {
        return named(OPEN);
    }

    boolean isPercent() {
        return named(PERCENT);
    }

    private boolean named(Set<String> words) {
        return Arrays.stream(words(field.path())).anyMatch(words::contains);
    }

    /** The words of the last name in the path: split at anything but letters and digits, and where camel case changes. */
    static String[] words(String path) {
        String last = path.substring(path.lastIndexOf('.') + 1);
        return last.replaceAll("(\\p{Ll})(\\p{Lu})", "$1 $2")
                .toLowerCase(Locale.ROOT)
                .split("[^\\p{L}]+");
    }

    Evidence evidence(
            String method, Optional<String> lower, Optional<String> upper, String note, InferenceOptions options) {
        return new Evidence(
                rows(), nonNull(), method, lower, upper, Optional.of(Thresholds.CONFIDENCE), note, options.runId());
    }

    /** Evidence that no value broke the rule, with the share of breaking values that is still plausible. */
    Evidence noneOf(String what, String note, InferenceOptions options) {
        double bound = Bounds.zeroOf(nonNull());
        return evidence(
                "0 of " + nonNull() + " values " + what
                        + "; upper bound 1 - 0.05^(1/n) of their share (rule of three: 3/n)",
                Optional.of("0"),
                Optional.of(Bounds.share(bound)),
                note,
                options);
    }
}
