package io.plumbline.api.rule;

/** Which side of quality a rule tells of, beside accuracy, of which all do. */
public enum QualityDimension {
    PRECISION,
    CONFORMITY,
    VOLUMETRICS,
    TIMELINESS
}
