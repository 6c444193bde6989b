package io.tributary.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.tributary.architecture.TributaryClasses.ALL;
import static io.tributary.architecture.TributaryClasses.module;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What each module may use. Whatever is not named here is forbidden. */
class LayersTest {
    private static final String JDK = "java..";
    private static final String NULLNESS = "org.jspecify.annotations..";

    private enum Layer {
        DOMAIN(module("domain")),
        ANALYTICS(module("analytics"), module("domain"), "com.ibm.icu.util.."),
        SOLVER(module("solver"), module("domain"), "org.optaplanner.core..", "com.google.ortools.."),
        DB(
                module("db"),
                module("domain"),
                "javax.sql..",
                "org.jooq..",
                "org.postgresql..",
                "org.flywaydb.core..",
                "tools.jackson.."),
        WORKFLOWS(module("workflows"), module("domain"), "io.temporal.."),
        ACTIVITIES(
                module("activities"),
                module("domain"),
                module("analytics"),
                module("solver"),
                module("db"),
                module("workflows"),
                "io.temporal..",
                "io.grpc..",
                "org.jooq..",
                "org.slf4j..",
                "tools.jackson..");

        private final String itself;
        private final String[] uses;

        Layer(String itself, String... others) {
            this.itself = itself;
            this.uses = Stream.concat(Stream.of(JDK, NULLNESS, itself), Arrays.stream(others))
                    .toArray(String[]::new);
        }
    }

    @ParameterizedTest
    @EnumSource
    void usesOnlyWhatItMay(Layer layer) {
        classes()
                .that()
                .resideInAPackage(layer.itself)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(layer.uses)
                .allowEmptyShould(false)
                .check(ALL);
    }

    /** SQL is in repositories only: pages and resources ask them. */
    @Test
    void generatedTablesAreReadByDatabaseAndActivitiesOnly() {
        noClasses()
                .that()
                .resideInAPackage("io.tributary.app.console..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.tributary.db.schema..")
                .allowEmptyShould(false)
                .check(ALL);
    }
}
