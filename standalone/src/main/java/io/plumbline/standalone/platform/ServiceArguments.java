package io.plumbline.standalone.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import io.plumbline.standalone.home.AccessKeys;
import io.plumbline.standalone.home.DataDirectory;
import io.plumbline.standalone.home.SealingKeyFiles;

/** The settings with which each service is started here: those of its own file, overridden on the command line. */
record ServiceArguments(
        DataDirectory directory,
        AccessKeys keys,
        SealingKeyFiles sealing,
        int port,
        PlatformSettings settings,
        String bootstrapServers,
        String storeUri,
        int internalPort) {

    List<String> datastoreService() {
        List<String> arguments = common();
        arguments.add("--server.port=" + internalPort);
        arguments.add("--plumbline.mongo.uri=" + storeUri);
        return arguments;
    }

    List<String> gateway() {
        List<String> arguments = common();
        arguments.add("--server.port=" + port);
        arguments.add("--plumbline.admin-token-sha256=" + String.join(",", keys.adminHashes()));
        arguments.add("--plumbline.sealing.public-key-file=" + sealing.publicKeyFile());
        arguments.add("--plumbline.gateway.open-docs=true");
        return arguments;
    }

    List<String> worker(String name) {
        List<String> arguments = common();
        arguments.add("--plumbline.sealing.private-keys-dir=" + sealing.privateKeysDirectory());
        arguments.add("--plumbline.egress.allow-loopback=true");
        arguments.add("--plumbline.files.roots="
                + settings.fileRoots().entrySet().stream()
                        .map(root -> root.getKey() + "=" + root.getValue())
                        .collect(Collectors.joining(",")));
        arguments.add("--plumbline.worker.name=" + name);
        return arguments;
    }

    private List<String> common() {
        List<String> arguments = new ArrayList<>();
        arguments.add("--server.address=127.0.0.1");
        arguments.add("--management.server.port=-1");
        arguments.add("--spring.kafka.bootstrap-servers=" + bootstrapServers);
        arguments.add("--plumbline.datastore-service-url=http://127.0.0.1:" + internalPort);
        arguments.add("--plumbline.service-token=" + keys.serviceToken());
        arguments.add("--spring.main.banner-mode=off");
        arguments.add("--spring.jmx.enabled=false");
        arguments.addAll(PlatformLog.arguments(directory.logFile()));
        return arguments;
    }
}
