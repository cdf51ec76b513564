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
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the code to {@code docs/architecture.md}: a room imports what its row names and nothing else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitectureTest {

    private static final String ROOT = "dev.mcpsql.";

    private static final ArchitecturePage PAGE = new ArchitecturePage();

    private final JavaClasses code = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.mcpsql");

    static Stream<String> rooms() {
        return PAGE.rooms().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void aRoomImportsWhatItsRowNames(String room) {
        String[] closed = rooms().filter(other -> !other.equals(room))
                .filter(other -> !PAGE.rooms().get(room).contains(other))
                .map(other -> ROOT + other + "..")
                .toArray(String[]::new);

        noClasses()
                .that()
                .resideInAPackage(ROOT + room + "..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(closed))
                .check(code);
    }

    static Stream<String> chambers() {
        return PAGE.chambers().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("chambers")
    void aChamberImportsWhatItsRowNames(String chamber) {
        String[] closed = Stream.concat(rooms(), chambers().filter(other -> !other.equals(chamber)))
                .filter(other -> !PAGE.chambers().get(chamber).contains(other))
                .map(other -> ROOT + other)
                .toArray(String[]::new);

        noClasses()
                .that()
                .resideInAPackage(ROOT + chamber)
                .should()
                .dependOnClassesThat(resideInAnyPackage(closed))
                .check(code);
    }

    @ParameterizedTest
    @MethodSource("chambers")
    void aChamberOpensToItsRoomOnly(String chamber) {
        String room = chamber.substring(0, chamber.indexOf('.'));

        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + room + "..")
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + chamber))
                .check(code);
    }

    @Test
    void chambersDoNotGoRoundInCircles() {
        chambers().map(name -> name.substring(0, name.indexOf('.'))).distinct().forEach(room -> slices().matching(
                        ROOT + room + ".(*)")
                .should()
                .beFreeOfCycles()
                .check(code));
    }

    @Test
    void everyPackageIsARoomOrAChamber() {
        assertThat(code.stream()
                        .map(found -> found.getPackageName().substring(ROOT.length()))
                        .distinct())
                .allSatisfy(name -> assertThat(name.contains(".") ? PAGE.chambers() : PAGE.rooms())
                        .containsKey(name));
    }

    @Test
    void chambersHoldTwentyTypesAtMost() {
        assertThat(chambers()).allSatisfy(chamber -> assertThat(code.stream()
                        .filter(type -> type.getPackageName().equals(ROOT + chamber))
                        .filter(type ->
                                type.isTopLevelClass() && !type.getSimpleName().equals("package-info")))
                .hasSizeBetween(1, 20));
    }

    @Test
    void theTableNamesRoomsThatExist() {
        assertThat(code.stream().map(found -> found.getPackageName().substring(ROOT.length())))
                .containsAll(PAGE.rooms().keySet());
        assertThat(PAGE.rooms().keySet())
                .containsAll(
                        PAGE.rooms().values().stream().flatMap(List::stream).toList());
    }

    @Test
    void theWayNamesTypesThatExist() {
        assertThat(PAGE.typesOnTheWay()).isNotEmpty();
        assertThat(code.stream().map(JavaClass::getSimpleName)).containsAll(PAGE.typesOnTheWay());
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
                .check(code);
    }

    @Test
    void theSqlParserStaysInTheGate() {
        only(List.of("gate"), "net.sf.jsqlparser..");
        noClasses()
                .that()
                .resideInAnyPackage(
                        ROOT + "gate.token", ROOT + "gate.grammar", ROOT + "gate.lexicon", ROOT + "gate.screen")
                .should()
                .dependOnClassesThat(resideInAPackage("net.sf.jsqlparser.."))
                .check(code);
    }

    @Test
    void theWebApiStaysAtTheEdges() {
        only(List.of("mcp", "access", "web", "signin", "oauth"), "jakarta.ws.rs..", "jakarta.servlet..");
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
    void webauthnStaysInPasskey() {
        only(List.of("passkey"), "com.webauthn4j..");
    }

    @Test
    void theMcpSdkStaysInMcp() {
        only(List.of("mcp"), "io.modelcontextprotocol..");
    }

    @Test
    void telemetryStaysInTrace() {
        only(List.of("trace"), "io.opentelemetry..");
    }

    @Test
    void theOpenIdSdkStaysInFederation() {
        only(List.of("federation"), "com.nimbusds.oauth2..", "com.nimbusds.openid..");
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
                .check(code);
    }

    @Test
    void onlyToolAppendsToTheQueryTrail() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + "tool..", ROOT + "audit..")
                .should()
                .dependOnClassesThat(simpleName("QueryTrail"))
                .check(code);
    }

    @Test
    void onlyTheExecutorKnowsTheTarget() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + "executor..", ROOT + "dba..")
                .should()
                .dependOnClassesThat(simpleName("TargetDataSource"))
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
                .check(code);
    }
}
