package io.plumbline.connectors.files;

import java.util.Map;

import io.plumbline.connector.spec.ConnectorCatalog;
import io.plumbline.connectors.Secret;
import io.plumbline.connectors.Source;
import io.plumbline.connectors.SourcePolicy;
import io.plumbline.connectors.SourceProvider;

/** Opens directories that the operator has named. */
public final class LocalFilesProvider implements SourceProvider {

    @Override
    public String type() {
        return ConnectorCatalog.LOCAL_FILES;
    }

    @Override
    public Source open(Map<String, Object> complete, Map<String, Secret> secrets, SourcePolicy policy) {
        LocalStore store = LocalStore.open(
                String.valueOf(complete.get("root")), String.valueOf(complete.get("path")), policy.roots());
        return new FilesSource(store, FileOptions.of(complete), policy.limits());
    }
}
