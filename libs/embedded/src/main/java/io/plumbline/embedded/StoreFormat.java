package io.plumbline.embedded;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/**
 * How the store's file keeps what mongo-java-server puts into it: documents as BSON and indexes in the order of their values. MVStore
 * doesn't write into a file of which type its maps are, so every map is opened here before mongo-java-server asks for it.
 */
final class StoreFormat {

    /** Files that have no version were written with Java's serialization. */
    private static final int VERSION = 1;

    private static final String DATA = "databases.";
    private static final String META = "meta.";
    private static final String INDEX = "._index_";

    private StoreFormat() {}

    /** Has the documents of a collection written in this format. */
    static void openCollection(MVStore store, String namespace) {
        open(store, DATA + namespace);
    }

    /** Has the keys of a collection's index written in this format. */
    static void openIndex(MVStore store, String namespace, String index) {
        open(store, namespace + INDEX + index);
    }

    /**
     * Whether a file has to be copied before its maps can be opened.
     *
     * @throws EmbeddedServerException if a newer Plumbline has written it
     */
    static boolean isOld(MVStore store) {
        int version = store.getStoreVersion();
        if (version > VERSION) {
            throw new EmbeddedServerException(
                    "store file: format " + version + " (expected: " + VERSION
                            + " or older); a newer Plumbline has written it",
                    null);
        }
        return version < VERSION;
    }

    /** A file that is new is of this format. */
    static void mark(MVStore store) {
        if (store.getMapNames().isEmpty()) {
            store.setStoreVersion(VERSION);
        }
    }

    /** @param old not of this format; none of its maps is open */
    static void copy(MVStore old, MVStore to) {
        for (String name : old.getMapNames()) {
            // Whatever the old map has, of the types that its name says.
            @SuppressWarnings("unchecked")
            MVMap<Object, Object> target = (MVMap<Object, Object>) open(to, name);
            old.<Object, Object>openMap(name).forEach(target::put);
        }
        to.commit();
    }

    private static MVMap<?, ?> open(MVStore store, String name) {
        if (name.startsWith(DATA)) {
            return store.openMap(name, new MVMap.Builder<Object, Document>().valueType(BsonDocumentType.INSTANCE));
        }
        if (!name.startsWith(META) && name.contains(INDEX)) {
            return store.openMap(name, new MVMap.Builder<KeyValue, Object>().keyType(IndexKeyType.INSTANCE));
        }
        return store.openMap(name);
    }
}
