package io.tributary.architecture;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** All our classes but those of tests, read once. */
final class TributaryClasses {
    static final JavaClasses ALL = read();

    private TributaryClasses() {}

    /** What lies outside is known by its name; reading the libraries too would take minutes and change no answer. */
    private static JavaClasses read() {
        ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .withImportOption(location -> !location.contains("-tests.jar"))
                .importPackages("io.tributary");
    }

    static String module(String name) {
        return "io.tributary." + name + "..";
    }
}
