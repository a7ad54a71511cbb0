package io.plumbline.events.model;

/**
 * What all containers of a pre-flight that answered add up to.
 *
 * @param rows of those that know it
 * @param bytes of those that know it
 * @param rowsUnknown containers that don't know their rows
 * @param bytesUnknown containers that don't know their bytes
 * @param partial containers of which less than the whole would be read
 * @param failed containers that couldn't be read
 */
public record PlanTotals(long rows, long bytes, int rowsUnknown, int bytesUnknown, int partial, int failed) {

    public static final PlanTotals NONE = new PlanTotals(0, 0, 0, 0, 0, 0);

    public PlanTotals plus(ContainerPlan plan) {
        if (plan.failure() != null) {
            return new PlanTotals(rows, bytes, rowsUnknown, bytesUnknown, partial, failed + 1);
        }
        Long moreRows = plan.rows();
        Long moreBytes = plan.bytes();
        return new PlanTotals(
                rows + (moreRows == null ? 0 : moreRows),
                bytes + (moreBytes == null ? 0 : moreBytes),
                rowsUnknown + (moreRows == null ? 1 : 0),
                bytesUnknown + (moreBytes == null ? 1 : 0),
                partial + (plan.partial() ? 1 : 0),
                failed);
    }
}
