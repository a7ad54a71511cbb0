package io.plumbline.embedded;

import java.util.List;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import org.h2.mvstore.MVStore;

/** Databases whose maps are of {@link StoreFormat}. */
final class TypedBackend extends H2Backend {

    TypedBackend(MVStore store) {
        super(store);
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        // A captured variable, unlike a field, is there already while the database's constructor opens its collections.
        MVStore store = getMvStore();
        return new H2Database(name, store, getCursorRegistry()) {
            @Override
            protected MongoCollection<Object> openOrCreateCollection(String collection, CollectionOptions options) {
                StoreFormat.openCollection(store, getFullCollectionNamespace(collection));
                return super.openOrCreateCollection(collection, options);
            }

            @Override
            protected Index<Object> openOrCreateUniqueIndex(
                    String collection, String index, List<IndexKey> keys, boolean sparse) {
                StoreFormat.openIndex(store, getFullCollectionNamespace(collection), index);
                return super.openOrCreateUniqueIndex(collection, index, keys, sparse);
            }
        };
    }
}
