package io.plumbline.datastore.inventory;

import java.util.List;

import io.plumbline.datastore.operation.Staged;

/** Inventories under their keys. One that is visible never changes any more. */
public interface Inventories extends Staged {

    /** Stores these containers, or pieces of them, under the key; repeating it changes nothing. */
    void stage(String key, List<ContainerSnapshot> containers);

    /** All containers under the key, whole and by name; empty if there is no such inventory. */
    List<ContainerSnapshot> of(String key);
}
