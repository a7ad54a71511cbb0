package io.plumbline.events.model;

/**
 * What a catalog run is asked to do.
 *
 * @param prune whether containers that are gone from the source are dropped; otherwise they stay, marked as missing
 * @param profileAfterwards whether a profile of all containers is queued when the catalog has succeeded
 */
public record CatalogSettings(boolean prune, boolean profileAfterwards) {

    public static final CatalogSettings DEFAULT = new CatalogSettings(false, false);
}
