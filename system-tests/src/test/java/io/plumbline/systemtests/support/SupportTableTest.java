package io.plumbline.systemtests.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

import io.plumbline.connector.spec.ConnectorCatalog;
import io.plumbline.testkit.support.Proves;

import static org.assertj.core.api.Assertions.assertThat;

/** After a change of what tests show: run this test with -Dplumbline.docs.write=true and commit what it writes. */
class SupportTableTest {

    private static final boolean WRITE = Boolean.getBoolean("plumbline.docs.write");
    private static final Path PAGE = Path.of("../docs/connectors/support.md");
    private static final List<Path> TESTS =
            List.of(Path.of("../libs/connectors/target/test-classes"), Path.of("target/test-classes"));

    @Test
    void page_saysWhatTestsShow_andNoMore() throws IOException {
        SupportTable table = new SupportTable(shown());

        assertThat(table.connectors())
                .as("a test speaks of a connector that there is")
                .allSatisfy(
                        type -> assertThat(ConnectorCatalog.find(type)).as(type).isPresent());
        if (WRITE) {
            Files.writeString(PAGE, table.page());
        }
        assertThat(PAGE).content().isEqualTo(table.page());
    }

    /** What all test classes and their methods say. An abstract class speaks for nobody: its subclasses do. */
    private static List<Proves> shown() {
        List<Proves> shown = new ArrayList<>();
        for (JavaClass type : new ClassFileImporter().importPaths(TESTS)) {
            assertThat(type.getModifiers().contains(JavaModifier.ABSTRACT)
                            && said(type).findAny().isPresent())
                    .as(type.getName() + " is abstract")
                    .isFalse();
            said(type).forEach(shown::add);
            for (JavaMethod method : type.getMethods()) {
                said(method).forEach(shown::add);
            }
        }
        assertThat(shown).as("the tests of libs/connectors were compiled").isNotEmpty();
        return shown;
    }

    private static Stream<Proves> said(HasAnnotations<?> annotated) {
        return Stream.concat(
                annotated.tryGetAnnotationOfType(Proves.class).stream(),
                annotated.tryGetAnnotationOfType(Proves.Several.class).stream()
                        .flatMap(several -> Stream.of(several.value())));
    }
}
