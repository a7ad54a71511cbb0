package io.plumbline.testkit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import org.apache.kafka.clients.admin.Admin;
import org.bson.Document;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ServersTest {
    @Test
    void postgres_letsTheOwnerIn_andRefusesAWrongPassword() throws SQLException {
        PostgresServer.Database database = PostgresServer.shared().freshDatabase();
        database.execute("CREATE TABLE t (n int)", "INSERT INTO t VALUES (1), (2)");
        try (Connection connection = database.connect();
                ResultSet rows = connection.createStatement().executeQuery("SELECT sum(n) FROM t")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(3);
        }
        assertThatThrownBy(() -> DriverManager.getConnection(database.jdbcUrl(), database.user(), "wrong"))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28P01"));
        assertThatThrownBy(() ->
                        DriverManager.getConnection(database.jdbcUrl() + "_none", database.user(), database.password()))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("3D000"));
    }

    @Test
    void postgres_isOneServer_withADatabaseForEachTest() throws SQLException {
        assertThat(PostgresServer.shared()).isSameAs(PostgresServer.shared());
        assertThat(PostgresServer.shared().freshDatabase().name())
                .isNotEqualTo(PostgresServer.shared().freshDatabase().name());
    }

    @Test
    void aLoginWithoutRights_mayConnect_andReadsNothing() throws SQLException {
        PostgresServer.Database database = PostgresServer.shared().freshDatabase();
        database.execute("CREATE TABLE secret (n int)");
        String guest = FreshNames.of("guest");
        PostgresServer.shared().createLogin(guest, "o'clock");
        try (Connection connection = DriverManager.getConnection(database.jdbcUrl(), guest, "o'clock")) {
            assertThatThrownBy(() -> connection.createStatement().executeQuery("SELECT * FROM secret"))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
        }
    }

    @Test
    void theBroker_answers() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", Brokers.bootstrapServers()))) {
            assertThat(admin.describeCluster().clusterId().get(20, TimeUnit.SECONDS))
                    .isNotBlank();
        }
        assertThat(Brokers.freshName("topic")).isNotEqualTo(Brokers.freshName("topic"));
    }

    @Test
    void theStore_answers_withADatabaseForEachTest() {
        try (MongoClient client = MongoClients.create(Stores.connectionString())) {
            String database = Stores.freshDatabase();
            client.getDatabase(database).getCollection("c").insertOne(new Document("_id", 1));
            assertThat(client.getDatabase(database).getCollection("c").countDocuments())
                    .isEqualTo(1);
            assertThat(client.getDatabase(Stores.freshDatabase())
                            .getCollection("c")
                            .countDocuments())
                    .isZero();
        }
    }

    @Test
    void aFreePort_isGivenOnce() {
        assertThat(Ports.free()).isNotEqualTo(Ports.free());
    }
}
