package io.plumbline.inference;

import java.util.Optional;

/**
 * Why a check was proposed.
 *
 * @param rowsSeen rows, or elements of the field inside arrays
 * @param nonNull values that the conclusion rests on
 * @param method the formula that gave the interval, with its figures
 * @param lower of the quantity that the method names
 * @param upper of the quantity that the method names
 * @param confidence of the interval, 0 to 1; empty when it isn't statistical
 * @param note what a reader should know before accepting
 * @param runId the run that measured it
 */
public record Evidence(
        long rowsSeen,
        long nonNull,
        String method,
        Optional<String> lower,
        Optional<String> upper,
        Optional<Double> confidence,
        String note,
        String runId) {}
