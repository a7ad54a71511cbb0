package io.plumbline.exports.rule;

/** The dimension of quality that a rule speaks of, in the words of the Open Data Contract Standard. */
public final class Dimension {
    private Dimension() {}

    public static String of(String rule) {
        return switch (rule) {
            case "notNull", "anyNotNull", "notEmpty", "requiredValues", "completeness" -> "completeness";
            case "unique", "distinctCount" -> "uniqueness";
            case "matchesPattern",
                    "expectedValues",
                    "minLength",
                    "maxLength",
                    "isType",
                    "expectedSchema",
                    "fieldCount",
                    "isCreditCard",
                    "containsEmail",
                    "containsUrl" -> "conformity";
            case "greaterThanField",
                    "lessThanField",
                    "equalToField",
                    "existsIn",
                    "notExistsIn",
                    "dataDiff",
                    "isReplicaOf",
                    "predictedBy" -> "consistency";
            case "freshness", "timeDistributionSize" -> "timeliness";
            case "volumetric", "minPartitionSize", "maxPartitionSize" -> "coverage";
            default -> "accuracy";
        };
    }
}
