package io.plumbline.systemtests.pipeline;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import io.plumbline.systemtests.platform.Api;
import io.plumbline.systemtests.platform.EmbeddedDefault;
import io.plumbline.testkit.PostgresServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** How fields relate within a table and between tables, declared or not, through the whole platform. */
class RelationsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Api api = EmbeddedDefault.shared().api();

    @Test
    void relationsOfTables_areFound_besideThoseThatTheSourceDeclares_andBecomeChecks() throws Exception {
        PostgresServer.Database database = PostgresServer.shared().freshDatabase();
        database.execute(
                "create table dim_date (date_key date primary key, next_day timestamp)",
                "insert into dim_date select date '1990-01-01' + g, date '1990-01-02' + g from generate_series(0, 29999) g",
                "create table customers (id bigint primary key, email text not null unique)",
                "insert into customers select g, 'c' || g || '@example.org' from generate_series(1, 3000) g",
                "create table orders (id bigint primary key, customer_id bigint references customers (id), buyer text,"
                        + " city text, country text, ordered date, shipped date, invoiced timestamp)",
                "insert into orders select g, 1 + g % 3000, 'c' || (1 + g * 7 % 3000) || '@example.org',"
                        + " 'city ' || g % 90, 'country ' || g % 90 % 9,"
                        + " date '2024-01-01' + (g % 300)::int, date '2024-01-01' + (g % 300 + g % 8)::int,"
                        + " date '2024-02-01' + (g % 300)::int"
                        + " from generate_series(1, 6000) g");
        String datastore = cataloged("relations", database);
        end(api.run(datastore, Map.of("type", "PROFILE", "profile", Map.of("inferenceLevel", 4))));

        String orders = api.container(datastore, "public.orders").path("id").asString();
        String customers =
                api.container(datastore, "public.customers").path("id").asString();
        List<JsonNode> relations = api.all("/api/v1/containers/" + orders + "/relations");
        assertThat(relations)
                .filteredOn(
                        r -> r.path("exact").asBoolean() && r.path("exceptions").asLong() == 0)
                .extracting(r -> r.path("kind").asString() + " " + r.path("fields"))
                .contains("KEY [\"id\"]", "DEPENDENCY [\"city\",\"country\"]", "AT_MOST [\"ordered\",\"shipped\"]");
        JsonNode page = api.get("/api/v1/containers/" + orders + "/relations?kind=AT_MOST&size=1")
                .body();
        assertThat(page.path("newest").asBoolean()).as(page.toString()).isTrue();
        assertThat(page.path("foreignKeys")).as(page.toString()).hasSize(5);
        assertThat(page.at("/search/rows").asLong()).isEqualTo(6_000);
        assertThat(api.get("/api/v1/containers/" + orders + "/relations?kind=nonsense")
                        .status())
                .isEqualTo(400);

        List<JsonNode> keys = api.all("/api/v1/datastores/" + datastore + "/foreign-keys?container=" + customers);
        assertThat(keys)
                .extracting(k -> k.path("container").asString() + " " + k.path("fields") + " > "
                        + k.path("parentFields") + " " + k.path("declared").asBoolean())
                .containsExactly(
                        "public.orders [\"buyer\"] > [\"email\"] false",
                        "public.orders [\"customer_id\"] > [\"id\"] true");
        assertThat(keys)
                .allSatisfy(k -> assertThat(k.at("/contained/share").asDouble()).isEqualTo(1));
        String calendar = api.container(datastore, "public.dim_date").path("id").asString();
        assertThat(api.all("/api/v1/datastores/" + datastore + "/foreign-keys?container=" + calendar))
                .extracting(k -> k.path("container").asString() + " " + k.path("fields") + " > "
                        + k.path("parentFields") + " " + k.path("names").asString())
                .containsExactly(
                        "public.orders [\"invoiced\"] > [\"date_key\"] ALIKE",
                        "public.orders [\"ordered\"] > [\"date_key\"] ALIKE",
                        "public.orders [\"shipped\"] > [\"date_key\"] ALIKE");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(api.all("/api/v1/checks?container=" + orders + "&rule=existsIn"))
                        .extracting(c -> c.path("fields") + " "
                                + c.at("/properties/refContainerId").asString())
                        .containsExactlyInAnyOrder(
                                "[\"customer_id\"] " + customers,
                                "[\"buyer\"] " + customers,
                                "[\"invoiced\"] " + calendar,
                                "[\"ordered\"] " + calendar,
                                "[\"shipped\"] " + calendar));
    }

    @Test
    void aTableWithTheRowsOfAnother_isTakenForItsCopy_inWhateverOrder_butNotIfOneValueDiffers() throws Exception {
        PostgresServer.Database database = PostgresServer.shared().freshDatabase();
        database.execute(
                "create table products (id bigint primary key, label text, price numeric(10,2), weight double precision,"
                        + " made timestamp, sold boolean)",
                "insert into products select g, 'product ' || g % 700, g % 90 + 0.25, sqrt(g),"
                        + " timestamp '2024-01-01 08:00' + g * interval '17 minutes', case when g % 5 > 0 then g % 3 = 0 end"
                        + " from generate_series(1, 2000) g",
                "create table products_backup as select * from products order by label desc",
                "create view products_as_seen as select * from products",
                "create table products_of_today as select * from products",
                "update products_of_today set weight = 3.5 where id = 1999");
        String datastore = cataloged("copies", database);
        end(api.run(datastore, Map.of("type", "PROFILE", "profile", Map.of("inferenceLevel", 4))));

        String original = api.container(datastore, "public.products").path("id").asString();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(api.all("/api/v1/checks?datastore=" + datastore + "&rule=dataDiff"))
                        .singleElement()
                        .satisfies(check -> {
                            assertThat(check.path("container").asString()).isEqualTo("public.products_backup");
                            assertThat(check.at("/properties/refContainerId").asString())
                                    .isEqualTo(original);
                            assertThat(check.path("fields"))
                                    .extracting(JsonNode::asString)
                                    .containsExactly("id", "label", "price", "weight", "made", "sold");
                        }));
    }

    private String cataloged(String name, PostgresServer.Database database) {
        Api.Registered registered = api.registerDatabase(name, database);
        end(registered.operationId());
        return registered.datastoreId();
    }

    private void end(String operation) {
        JsonNode ended = api.awaitEnd(operation, PATIENCE);
        assertThat(ended.path("status").asString()).as(ended.toString()).isEqualTo("SUCCEEDED");
    }
}
