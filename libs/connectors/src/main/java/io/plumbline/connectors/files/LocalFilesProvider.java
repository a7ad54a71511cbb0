package io.plumbline.connectors.files;

import java.util.Map;
import java.util.Set;

import io.plumbline.connector.spec.ConnectorCatalog;
import io.plumbline.connectors.Secret;
import io.plumbline.connectors.Source;
import io.plumbline.connectors.SourcePolicy;
import io.plumbline.connectors.SourceProvider;
import io.plumbline.connectors.files.look.FileOptions;
import io.plumbline.connectors.files.store.LocalStore;

/** Opens directories that the operator has named. */
public final class LocalFilesProvider implements SourceProvider {

    @Override
    public Set<String> types() {
        return Set.of(ConnectorCatalog.LOCAL_FILES);
    }

    @Override
    public Source open(String type, Map<String, Object> complete, Map<String, Secret> secrets, SourcePolicy policy) {
        LocalStore store = LocalStore.open(
                String.valueOf(complete.get("root")), String.valueOf(complete.get("path")), policy.roots());
        return new FilesSource(store, FileOptions.of(complete), policy.limits());
    }
}
