package io.plumbline.datastore.intake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AimTest {

    private static final Map<String, Object> STORED =
            Map.of("host", "db.example", "port", 1433, "user", "reader", "authentication", "password", "schema", "dbo");

    @Test
    void otherPlaceOrOtherUser_aimsElsewhere_howeverItIsSpelled() {
        for (String field :
                List.of("host", "port", "user", "endpoint", "account", "sslMode", "httpPath", "driverClass")) {
            Map<String, Object> after = new HashMap<>(STORED);
            after.put(field, "other");
            assertThat(Aim.changed(STORED, after)).as(field).contains(field);
        }
        Map<String, Object> withoutHost = new HashMap<>(STORED);
        withoutHost.remove("host");
        assertThat(Aim.changed(STORED, withoutHost)).contains("host");
    }

    @Test
    void otherContents_orTheSamePortAsAnotherNumber_doNot() {
        Map<String, Object> after = new HashMap<>(STORED);
        after.put("port", 1433L);
        after.put("schema", "sales");
        after.put("fetchSize", 500);

        assertThat(Aim.changed(STORED, after)).isEmpty();
    }

    @Test
    void anotherWayToLogIn_mayNameSomebodyElse_butAtTheSamePlace() {
        Map<String, Object> principal = new HashMap<>(STORED);
        principal.remove("user");
        principal.put("authentication", "service-principal");
        principal.put("clientId", "11111111-2222-3333-4444-555555555555");

        assertThat(Aim.changed(STORED, principal)).isEmpty();
        principal.put("host", "evil.example");
        assertThat(Aim.changed(STORED, principal)).contains("host");
    }
}
