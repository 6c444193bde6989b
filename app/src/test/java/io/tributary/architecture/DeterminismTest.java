package io.tributary.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static io.tributary.architecture.TributaryClasses.ALL;
import static io.tributary.architecture.TributaryClasses.module;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.MonitorInstruction;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Time, randomness and threads are inputs, or Temporal's: domain and workflows have none of their own. */
class DeterminismTest {
    private static final String[] PURE = {module("domain"), module("workflows")};

    private static final Set<String> THREADS = Set.of(
            "java.lang.Thread",
            "java.lang.ThreadLocal",
            "java.lang.Runtime",
            "java.lang.ProcessBuilder",
            "java.util.Timer",
            "java.util.concurrent.ThreadLocalRandom",
            "java.security.SecureRandom");

    @Test
    void noClocks() {
        clocks(PURE).check(ALL);
    }

    @Test
    void noRandomness() {
        randomness(PURE).check(ALL);
    }

    @Test
    void noThreadsAndNoInputOrOutput() {
        threadsAndIo(PURE).check(ALL);
    }

    /** The rules can fail: they find what a class made for it does. */
    @Test
    void impurityIsFound() {
        JavaClasses impure = new ClassFileImporter().importClasses(Impure.class);
        String here = "io.tributary.architecture..";

        assertThatThrownBy(() -> clocks(here).check(impure)).hasMessageContaining("Instant.now()");
        assertThatThrownBy(() -> randomness(here).check(impure)).hasMessageContaining("Math.random()");
        assertThatThrownBy(() -> threadsAndIo(here).check(impure)).hasMessageContaining("java.lang.Thread");
        assertThat(entersAMonitor(impure.get(Impure.class))).isTrue();
    }

    private static ArchRule clocks(String... packages) {
        return noClasses()
                .that()
                .resideInAnyPackage(packages)
                .should()
                .accessTargetWhere(readsTheTime())
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.Clock")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.InstantSource")
                .allowEmptyShould(false);
    }

    private static ArchRule randomness(String... packages) {
        return noClasses()
                .that()
                .resideInAnyPackage(packages)
                .should()
                .accessTargetWhere(drawsWithoutSeed())
                .allowEmptyShould(false);
    }

    private static ArchRule threadsAndIo(String... packages) {
        return noClasses()
                .that()
                .resideInAnyPackage(packages)
                .should()
                .dependOnClassesThat(threadsOrIo())
                .allowEmptyShould(false);
    }

    @Test
    void noSynchronizedMethods() {
        noMethods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAnyPackage(PURE)
                .should()
                .haveModifier(JavaModifier.SYNCHRONIZED)
                .allowEmptyShould(false)
                .check(ALL);
    }

    /** Blocks leave no modifier; they are found by their instruction. */
    @Test
    void noSynchronizedBlocks() {
        var pure = ALL.stream()
                .filter(type -> JavaClass.Predicates.resideInAnyPackage(PURE).test(type))
                .toList();

        assertThat(pure).hasSizeGreaterThan(50).noneMatch(DeterminismTest::entersAMonitor);
    }

    @SuppressWarnings("unused")
    private static final class Impure {
        double drawnInTurn() {
            synchronized (this) {
                return Math.random()
                        + Instant.now().getNano()
                        + Thread.currentThread().threadId();
            }
        }
    }

    private static DescribedPredicate<JavaAccess<?>> readsTheTime() {
        return DescribedPredicate.describe("reads the time of the machine", access -> {
            String owner = access.getTargetOwner().getName();
            String name = access.getTarget().getName();
            return (owner.startsWith("java.time.") && name.equals("now"))
                    || (owner.equals("java.lang.System")
                            && (name.equals("currentTimeMillis") || name.equals("nanoTime")))
                    || (owner.equals("java.time.ZoneId") && name.equals("systemDefault"));
        });
    }

    private static DescribedPredicate<JavaAccess<?>> drawsWithoutSeed() {
        return DescribedPredicate.describe("draws without a seed", access -> {
            String owner = access.getTargetOwner().getName();
            String name = access.getTarget().getName();
            return (owner.equals("java.lang.Math") && name.equals("random"))
                    || (owner.equals("java.util.UUID") && name.equals("randomUUID"))
                    || (owner.equals("java.util.Random")
                            && access.getTarget().getFullName().endsWith("<init>()"))
                    || owner.equals("java.util.SplittableRandom")
                            && access.getTarget().getFullName().endsWith("<init>()");
        });
    }

    private static DescribedPredicate<JavaClass> threadsOrIo() {
        return DescribedPredicate.describe("start threads, wait for them, or do input and output", type -> {
            String name = type.getName();
            return THREADS.contains(name)
                    || (name.startsWith("java.util.concurrent.") && !name.equals("java.util.concurrent.TimeUnit"))
                    || name.startsWith("java.net.")
                    || name.startsWith("java.nio.file.")
                    || name.startsWith("java.io.File");
        });
    }

    private static boolean entersAMonitor(JavaClass type) {
        return model(type).methods().stream()
                .flatMap(method -> method.code().stream())
                .flatMap(code -> code.elementStream())
                .anyMatch(element ->
                        element instanceof MonitorInstruction monitor && monitor.opcode() == Opcode.MONITORENTER);
    }

    private static ClassModel model(JavaClass type) {
        try (InputStream bytes = type.getSource().orElseThrow().getUri().toURL().openStream()) {
            return ClassFile.of().parse(bytes.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
