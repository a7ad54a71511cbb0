package io.plumbline.connectors.jdbc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.plumbline.connectors.ConnectionSettings;
import io.plumbline.connectors.EgressPolicy;
import io.plumbline.connectors.Secret;
import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;
import io.plumbline.connectors.SourceLimits;
import io.plumbline.connectors.SourcePolicy;
import io.plumbline.connectors.Sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DriverShelfTest {

    private static final String MYSQL = "com.mysql.cj.jdbc.Driver";

    @TempDir
    Path shelf;

    private Driver driver(String driverClass) {
        return new DriverShelf(shelf).driver(driverClass, "MySQL", "com.mysql:mysql-connector-j");
    }

    private void drop(String startOfName, Path folder) throws IOException {
        try (Stream<Path> jars = Files.list(Mariadb.DRIVERS)) {
            Path jar = jars.filter(j -> j.getFileName().toString().startsWith(startOfName))
                    .findFirst()
                    .orElseThrow();
            Files.copy(jar, folder.resolve(jar.getFileName()));
        }
    }

    private void makeJar(String name, String... entries) throws IOException {
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(shelf.resolve(name)))) {
            for (String entry : entries) {
                jar.putNextEntry(new JarEntry(entry));
                jar.closeEntry();
            }
        }
    }

    private void expect(String driverClass, SourceFailure failure, String... words) {
        assertThatThrownBy(() -> driver(driverClass)).isInstanceOfSatisfying(SourceException.class, e -> {
            assertThat(e.failure()).isEqualTo(failure);
            assertThat(e.reason()).contains(words).doesNotContain(shelf.toString());
        });
    }

    @Test
    void missingDriver_isNamed_withItsJarAndTheFoldersSetting() {
        expect(
                MYSQL,
                SourceFailure.DRIVER_MISSING,
                "MySQL needs com.mysql.cj.jdbc.Driver, and no jar has it (expected: com.mysql:mysql-connector-j in the folder"
                        + " plumbline.drivers.dir)");
    }

    @Test
    void sourceOfAMissingDriver_saysSo_beforeAnythingIsDialled() {
        for (@Nullable Path folder : new @Nullable Path[] {null, shelf, shelf.resolve("none")}) {
            SourcePolicy policy = new SourcePolicy(Map.of(), EgressPolicy.OWN_MACHINE, SourceLimits.DEFAULT, folder);
            ConnectionSettings settings = new ConnectionSettings(
                    "teradata",
                    Map.of("host", "db.example.org", "database", "sales", "user", "me"),
                    Map.of("password", Secret.of("x")));
            assertThatThrownBy(() -> Sources.open(settings, policy))
                    .isInstanceOfSatisfying(SourceException.class, e -> {
                        assertThat(e.failure()).isEqualTo(SourceFailure.DRIVER_MISSING);
                        assertThat(e.reason())
                                .contains("Teradata needs com.teradata.jdbc.TeraDriver")
                                .contains("com.teradata.jdbc:terajdbc")
                                .contains("plumbline.drivers.dir");
                    });
        }
    }

    @Test
    void droppedJar_isFoundAtOnce_andLoadedApartFromTheApplication() throws IOException {
        expect(MYSQL, SourceFailure.DRIVER_MISSING, "no jar has it");
        drop("mysql-", shelf);
        Driver driver = driver(MYSQL);
        assertThat(driver.getClass().getClassLoader())
                .isInstanceOf(DriverLoader.class)
                .isNotSameAs(getClass().getClassLoader());
        assertThat(driver(MYSQL)).isSameAs(driver);
    }

    @Test
    void folderOfJars_isOneDriver() throws IOException {
        Path folder = Files.createDirectory(shelf.resolve("mysql-with-friends"));
        drop("mysql-", folder);
        drop("mariadb-", folder);
        assertThat(driver(MYSQL).getClass().getClassLoader())
                .isSameAs(driver(MYSQL).getClass().getClassLoader());
        assertThat(driver("org.mariadb.jdbc.Driver")).isNotNull();
    }

    @Test
    void twoJarsWithOneDriver_areRefused_byName() throws IOException {
        makeJar("a.jar", "com/mysql/cj/jdbc/Driver.class");
        makeJar("b.jar", "com/mysql/cj/jdbc/Driver.class");
        expect(MYSQL, SourceFailure.DRIVER_MISSING, "is in a.jar and in b.jar");
    }

    @Test
    void brokenJar_isNamed() throws IOException {
        Files.writeString(shelf.resolve("notes.jar"), "no archive");
        expect(MYSQL, SourceFailure.DRIVER_MISSING, "no jar has it");
        makeJar("mysql.jar", "com/mysql/cj/jdbc/Driver.class");
        expect(MYSQL, SourceFailure.DRIVER_MISSING, "of mysql.jar can't be loaded");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.h2.Driver",
                "org.hsqldb.jdbc.JDBCDriver",
                "org.apache.derby.jdbc.EmbeddedDriver",
                "org.apache.derby.iapi.jdbc.AutoloadedDriver",
                "org.sqlite.JDBC",
                "org.duckdb.DuckDBDriver"
            })
    void embeddedEngine_isRefused_byItsDriverAndInAnyJar(String driverClass) throws IOException {
        expect(driverClass, SourceFailure.POLICY_DENIED, driverClass, "no embedded engine");
        makeJar("harmless.jar", "com/acme/Driver.class", driverClass.replace('.', '/') + ".class");
        expect("com.acme.Driver", SourceFailure.POLICY_DENIED, "driver jar: harmless.jar", "no embedded engine");
    }

    @Test
    void postgresqlsDriver_needsNoFolder() {
        assertThat(new DriverShelf(null).driver("org.postgresql.Driver", "PostgreSQL", ""))
                .isNotNull();
    }

    @Test
    void everyBundledDriver_loads() throws IOException {
        for (String driverClass : List.of(
                "org.mariadb.jdbc.Driver",
                MYSQL,
                "com.microsoft.sqlserver.jdbc.SQLServerDriver",
                "oracle.jdbc.OracleDriver",
                "net.snowflake.client.api.driver.SnowflakeDriver",
                "com.amazon.redshift.Driver",
                "com.databricks.client.jdbc.Driver",
                "io.trino.jdbc.TrinoDriver",
                "com.facebook.presto.jdbc.PrestoDriver",
                "org.apache.hive.jdbc.HiveDriver",
                "org.apache.arrow.driver.jdbc.ArrowFlightJdbcDriver")) {
            assertThat(new DriverShelf(Mariadb.DRIVERS).driver(driverClass, "", ""))
                    .as(driverClass)
                    .isNotNull();
        }
    }
}
