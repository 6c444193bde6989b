package io.tributary.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.tributary.architecture.TributaryClasses.ALL;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import io.temporal.activity.ActivityInterface;
import io.temporal.workflow.WorkflowInterface;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Features inside modules, under the names of DESIGN.md, and names that say what a class is. */
class FeaturesTest {
    private static final List<String> FEATURES = List.of(
            "catalog",
            "supply",
            "demand",
            "forecast",
            "replenishment",
            "order",
            "allocation",
            "risk",
            "sourcing",
            "purchasing",
            "fulfilment");

    /** Beside features, a module has packages for its own plumbing, named here. */
    @ParameterizedTest
    @CsvSource({
        "domain,",
        "analytics,",
        "solver,",
        "workflows,",
        "db, event exception outbox policy schema summary",
        "activities, outbox"
    })
    void packagesAreFeatures(String module, String plumbing) {
        Set<String> names = packagesOf(module);

        assertThat(names)
                .isNotEmpty()
                .isSubsetOf(Stream.concat(
                                FEATURES.stream(), plumbing == null ? Stream.empty() : Stream.of(plumbing.split(" ")))
                        .toList());
    }

    private static Set<String> packagesOf(String module) {
        String root = "io.tributary." + module + ".";
        return ALL.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith(root))
                .map(name -> name.substring(root.length()).split("\\.")[0])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void nothingIsCalledAfterNothing() {
        noClasses()
                .should()
                .haveNameMatching(".*(Utils?|Helpers?|Managers?|Commons?)(\\$.*)?")
                .orShould()
                .resideInAnyPackage("..common..", "..util..", "..utils..", "..helper..", "..helpers..")
                .allowEmptyShould(false)
                .check(ALL);
    }

    @Test
    void implIsForTemporalTypesOnly() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Impl")
                .should()
                .beAssignableTo(DescribedPredicate.describe(
                        "a workflow or activity interface",
                        type -> type.isAnnotatedWith(WorkflowInterface.class)
                                || type.isAnnotatedWith(ActivityInterface.class)))
                .allowEmptyShould(false)
                .check(ALL);
    }

    @Test
    void everyPackageSaysWhatItIsAndWhatMayBeNull() {
        Set<JavaPackage> packages = ALL.stream()
                .map(JavaClass::getPackage)
                .filter(one -> !one.getName().startsWith("io.tributary.db.schema"))
                .collect(Collectors.toSet());

        assertThat(packages)
                .hasSizeGreaterThan(20)
                .allMatch(one -> one.isAnnotatedWith("org.jspecify.annotations.NullMarked"));
    }
}
