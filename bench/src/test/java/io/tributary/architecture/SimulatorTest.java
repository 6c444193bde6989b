package io.tributary.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The simulated world acts as outside parties would: through HTTP. Only the demo, which starts both, knows the engine. */
class SimulatorTest {
    @Test
    void theWorldKnowsNothingOfTheEngine() {
        ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
        var simulator = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.tributary.simulator");

        classes()
                .that()
                .resideOutsideOfPackage("io.tributary.simulator.demo..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify.annotations..",
                        "tools.jackson..",
                        "org.slf4j..",
                        "io.tributary.simulator..")
                .allowEmptyShould(false)
                .check(simulator);
    }
}
