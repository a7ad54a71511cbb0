package io.plumbline.exports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.plumbline.exports.profile.ProfileCsv;
import io.plumbline.exports.profile.ProfileJson;
import io.plumbline.exports.profile.ProfiledField;

import static org.assertj.core.api.Assertions.assertThat;

final class ProfileTextTest {

    @Test
    void json_hasEachFieldWithItsFigures() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ProfileJson.write(Containers.orders("postgresql"), fields(5_000), out);
        JsonNode profile = new JsonMapper().readTree(out.toByteArray());

        assertThat(profile.path("version").asInt()).isEqualTo(1);
        assertThat(profile.path("profile").path("rows").asLong()).isEqualTo(1000);
        assertThat(profile.path("columns").size()).isEqualTo(9);
        assertThat(profile.path("fields").size()).isEqualTo(5_000);
        JsonNode last = profile.path("fields").get(4_999);
        assertThat(last.path("path").asString()).isEqualTo("f4999");
        assertThat(last.path("metrics").path("min").path("value").asString()).isEqualTo("-12.50");
        assertThat(last.path("metrics").path("median").path("absentReason").asString())
                .isEqualTo("NO_ROWS");
        assertThat(last.path("typeShares").path("text").asLong()).isEqualTo(7);
    }

    @Test
    void csv_hasALineForEachFigure_andNoFormulas() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ProfileCsv.write(
                List.of(new ProfiledField(
                                0,
                                "=HYPERLINK(\"http://evil\")",
                                "string",
                                "STRING",
                                List.of(
                                        figure("min", "TEXT", "@SUM(1,2)"),
                                        figure("max", "TEXT", "-2+3"),
                                        figure("sum", "DECIMAL", "-12.50"),
                                        figure("mean", "TEXT", "\t=1")),
                                Map.of()))
                        .iterator(),
                out);
        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();

        assertThat(lines).hasSize(5);
        assertThat(lines.get(0)).startsWith("ordinal,path,sparkType,profiledType,metric,kind,value,exact");
        assertThat(lines.get(1))
                .startsWith("0,\"'=HYPERLINK(\"\"http://evil\"\")\",string,STRING,min,TEXT,\"'@SUM(1,2)\"");
        assertThat(lines.get(2)).contains(",max,TEXT,'-2+3,");
        assertThat(lines.get(3)).contains(",sum,DECIMAL,-12.50,");
        assertThat(lines.get(4)).contains(",mean,TEXT,\"'\t=1\",");
    }

    private static Iterator<ProfiledField> fields(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new ProfiledField(
                        i,
                        "f" + i,
                        "decimal(10,2)",
                        "FRACTIONAL",
                        List.of(
                                figure("min", "DECIMAL", "-12.50"),
                                new ProfiledField.Figure("median", "DECIMAL", null, true, null, null, null, "NO_ROWS")),
                        Map.of("typeShares", Map.of("text", 7L))))
                .iterator();
    }

    private static ProfiledField.Figure figure(String name, String kind, String value) {
        return new ProfiledField.Figure(name, kind, value, true, null, null, null, null);
    }
}
