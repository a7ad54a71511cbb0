package io.plumbline.api.view;

/**
 * A distance of two distributions.
 *
 * @param lower no less than this if every share is within the bound of its sketch, which holds for each at 99 % confidence
 * @param upper no more than this, likewise
 * @param noise two samples of these sizes of one distribution stay below it in 95 of 100 cases
 */
public record DistanceView(double value, double lower, double upper, double noise) {}
