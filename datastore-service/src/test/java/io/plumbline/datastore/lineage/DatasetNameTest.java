package io.plumbline.datastore.lineage;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.plumbline.exports.ExportedContainer;
import io.plumbline.exports.rule.Columns;

import static org.assertj.core.api.Assertions.assertThat;

/** Names as the OpenLineage naming convention writes them. */
class DatasetNameTest {

    @Test
    void names_areThoseOfTheConvention() {
        assertThat(name("postgresql", Map.of("host", "db", "port", "6543", "database", "shop"), "sales", "orders"))
                .isEqualTo(new DatasetName("postgres://db:6543", "shop.sales.orders"));
        assertThat(name("mysql", Map.of("host", "db", "database", "shop"), "shop", "orders"))
                .isEqualTo(new DatasetName("mysql://db:3306", "shop.orders"));
        assertThat(name("sqlserver", Map.of("host", "db", "database", "shop"), "dbo", "orders"))
                .isEqualTo(new DatasetName("mssql://db:1433", "shop.dbo.orders"));
        assertThat(name("oracle", Map.of("host", "db", "service", "xe"), "SALES", "ORDERS"))
                .isEqualTo(new DatasetName("oracle://db:1521", "xe.SALES.ORDERS"));
        assertThat(name("snowflake", Map.of("account", "AB-CD1", "database", "SHOP"), "PUBLIC", "ORDERS"))
                .isEqualTo(new DatasetName("snowflake://ab-cd1", "SHOP.PUBLIC.ORDERS"));
        assertThat(name("bigquery", Map.of("project", "p1"), "sales", "orders"))
                .isEqualTo(new DatasetName("bigquery", "p1.sales.orders"));
        assertThat(name("s3", Map.of("bucket", "lake", "prefix", "raw/"), "orders/*.parquet"))
                .isEqualTo(new DatasetName("s3://lake", "raw/orders/*.parquet"));
        assertThat(name("azure", Map.of("account", "acc", "container", "lake"), "orders.csv"))
                .isEqualTo(new DatasetName("abfss://lake@acc.dfs.core.windows.net", "orders.csv"));
        assertThat(name("hdfs", Map.of("host", "nn", "port", "9000", "path", "/data"), "orders.csv"))
                .isEqualTo(new DatasetName("hdfs://nn:9000", "data/orders.csv"));
        assertThat(name("local-files", Map.of("root", "landing", "path", "in"), "orders.csv"))
                .isEqualTo(new DatasetName("file", "landing/in/orders.csv"));
        assertThat(name("dremio", Map.of(), "space", "orders"))
                .isEqualTo(new DatasetName("plumbline://dremio/shop", "space.orders"));
    }

    private static DatasetName name(String connector, Map<String, String> address, String... table) {
        return DatasetName.of(new ExportedContainer(
                "ct_0123456789abcdef",
                "shop",
                connector,
                address,
                String.join(".", table),
                List.of(table),
                "TABLE",
                null,
                new Columns(List.of()),
                List.of(),
                null));
    }
}
