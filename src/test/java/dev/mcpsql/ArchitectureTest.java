// SPDX-License-Identifier: MIT
package dev.mcpsql;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The map of {@code docs/architecture.md} as a test: a room imports what its row names and nothing else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitectureTest {

    private static final String ROOT = "dev.mcpsql.";

    private static final String TABLE = """
            vocabulary |
            config     | vocabulary
            state      | vocabulary, config
            gate       | vocabulary
            profile    | vocabulary, config
            identity   | vocabulary, config, state, audit
            executor   | vocabulary, config, gate, profile
            audit      | vocabulary, config, state
            alert      | vocabulary, config, state, audit
            tool       | vocabulary, config, profile, gate, executor, audit, alert
            access     | vocabulary, config, state, profile, identity, audit
            mcp        | vocabulary, config, tool, access
            oauth      | vocabulary, config, state, profile, identity, audit, access
            admin      | vocabulary, config, profile, identity, oauth, audit, alert
            dba        | vocabulary, config, state, profile, executor, tool, identity, oauth, audit
            """;

    private final JavaClasses code = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.mcpsql");

    private static Map<String, List<String>> rows() {
        Map<String, List<String>> rows = new TreeMap<>();
        TABLE.lines().forEach(line -> {
            String[] cells = line.split("\\|", -1);
            rows.put(
                    cells[0].strip(),
                    Arrays.stream(cells[1].split(",", -1))
                            .map(String::strip)
                            .filter(name -> !name.isEmpty())
                            .toList());
        });
        return rows;
    }

    static Stream<String> rooms() {
        return rows().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void aRoomImportsWhatItsRowNames(String room) {
        String[] closed = rooms().filter(other -> !other.equals(room))
                .filter(other -> !rows().get(room).contains(other))
                .map(other -> ROOT + other + "..")
                .toArray(String[]::new);

        noClasses()
                .that()
                .resideInAPackage(ROOT + room + "..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(closed))
                .allowEmptyShould(true)
                .check(code);
    }

    @Test
    void everyPackageIsARoom() {
        assertThat(code.stream().map(JavaClass::getPackageName).distinct())
                .allSatisfy(name -> assertThat(rows()).containsKey(name.substring(ROOT.length())));
    }

    @Test
    void roomsDoNotGoRoundInCircles() {
        slices().matching("dev.mcpsql.(*)..").should().beFreeOfCycles().check(code);
    }

    @Test
    void theExecutorTakesOnlyAdmittedQueriesFromTheGate() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "executor..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage(ROOT + "gate..").and(DescribedPredicate.not(simpleName("AdmittedQuery"))))
                .allowEmptyShould(true)
                .check(code);
    }

    @Test
    void theSqlParserStaysInTheGate() {
        only(List.of("gate"), "net.sf.jsqlparser..");
    }

    @Test
    void theWebApiStaysAtTheEdges() {
        only(List.of("mcp", "access", "oauth"), "jakarta.ws.rs..", "jakarta.servlet..");
    }

    @Test
    void facesStaysOnThePages() {
        only(List.of("admin"), "jakarta.faces..", "org.primefaces..");
    }

    @Test
    void persistenceStaysInTheTrails() {
        only(List.of("audit"), "jakarta.persistence..", "org.hibernate..");
    }

    @Test
    void microProfileConfigStaysInConfig() {
        only(List.of("config"), "org.eclipse.microprofile.config..");
    }

    @Test
    void theMcpSdkStaysInMcp() {
        only(List.of("mcp"), "io.modelcontextprotocol..");
    }

    @Test
    void flywayStaysOnTheCommandLine() {
        only(List.of("dba"), "org.flywaydb..");
    }

    private void only(List<String> rooms, String... libraries) {
        String[] packages = rooms.stream().map(room -> ROOT + room + "..").toArray(String[]::new);
        noClasses()
                .that()
                .resideOutsideOfPackages(packages)
                .should()
                .dependOnClassesThat(resideInAnyPackage(libraries))
                .allowEmptyShould(true)
                .check(code);
    }

    @Test
    void onlyToolAppendsToTheQueryTrail() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + "tool..", ROOT + "audit..", ROOT + "dba..")
                .should()
                .dependOnClassesThat(simpleName("QueryTrail"))
                .allowEmptyShould(true)
                .check(code);
    }

    @Test
    void onlyTheExecutorKnowsTheTarget() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + "executor..", ROOT + "dba..")
                .should()
                .dependOnClassesThat(simpleName("TargetDataSource"))
                .allowEmptyShould(true)
                .check(code);
    }

    @Test
    void onlyTheCommandLinePrintsOrExits() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "dba..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .check(code);
    }

    @Test
    void nothingSleepsAndNothingPrintsStackTraces() {
        noClasses()
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .check(code);
    }

    @Test
    void staticFieldsAreConstants() {
        noFields().that().areStatic().should().notBeFinal().check(code);
    }

    @Test
    void componentsAreFinal() {
        classes()
                .that()
                .areAnnotatedWith("dev.mcpsql.config.Component")
                .should()
                .haveModifier(JavaModifier.FINAL)
                .allowEmptyShould(true)
                .check(code);
    }
}
