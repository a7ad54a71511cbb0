package io.plumbline.systemtests.deployment;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The ports and endpoints that the deployment files rely on are those of the services' settings. */
class SettingsFilesTest {

    static List<String> services() {
        return Services.NAMES;
    }

    @ParameterizedTest
    @MethodSource("services")
    void portsAndHealthGroups_areThoseThatTheDeploymentFilesUse(String service) {
        String settings = ProjectFiles.text(Services.settingsFile(service));

        assertThat(settings).contains(String.valueOf(Services.MANAGEMENT_PORTS.get(service)));
        if (Services.HTTP_PORTS.containsKey(service)) {
            assertThat(settings).contains(String.valueOf(Services.HTTP_PORTS.get(service)));
        }
        assertThat(settings).contains("prometheus").contains("PLUMBLINE_BIND_ADDRESS");
    }
}
