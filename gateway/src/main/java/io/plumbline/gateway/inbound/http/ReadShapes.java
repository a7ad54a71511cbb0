package io.plumbline.gateway.inbound.http;

import java.util.Map;

/** Which parameters each read knows. Apart from the shapes, since those that controllers have are made of their parts. */
final class ReadShapes {

    private ReadShapes() {}

    /** The shape of each read, by the name of its method. */
    static final Map<String, QueryShape> BY_OPERATION = Map.ofEntries(
            Map.entry("listDatastores", QueryShape.DATASTORES),
            Map.entry("listTags", QueryShape.LABELS),
            Map.entry("getDatastoreVolume", QueryShape.VOLUME),
            Map.entry("getContainerVolume", QueryShape.VOLUME),
            Map.entry("listGroupsOfDatastores", QueryShape.LABELS),
            Map.entry("listConnections", QueryShape.CONNECTIONS),
            Map.entry("listContainers", QueryShape.CONTAINERS),
            Map.entry("listFields", QueryShape.FIELDS),
            Map.entry("exploreContainers", ExploreReads.CONTAINERS),
            Map.entry("exploreFields", ExploreReads.FIELDS),
            Map.entry("getProfile", QueryShape.PROFILE),
            Map.entry("listProfiles", QueryShape.PAGED),
            Map.entry("listParts", QueryShape.PARTS),
            Map.entry("listRelations", QueryShape.RELATIONS),
            Map.entry("listGroups", QueryShape.GROUPS),
            Map.entry("getGroupProfile", QueryShape.GROUPS),
            Map.entry("listForeignKeys", QueryShape.FOREIGN_KEYS),
            Map.entry("getFieldHistory", QueryShape.FIELD_HISTORY),
            Map.entry("getProfileDiff", QueryShape.PROFILE_DIFF),
            Map.entry("listChecks", QueryShape.CHECKS),
            Map.entry("countChecks", QueryShape.CHECK_COUNTS),
            Map.entry("exportContainer", QueryShape.EXPORT),
            Map.entry("listOperations", QueryShape.OPERATIONS),
            Map.entry("countOperations", QueryShape.OPERATION_COUNTS),
            Map.entry("search", QueryShape.SEARCH),
            Map.entry("listWorkItems", QueryShape.ITEMS),
            Map.entry("listTokens", QueryShape.PAGED));
}
