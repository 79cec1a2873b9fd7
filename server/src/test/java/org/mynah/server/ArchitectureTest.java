package org.mynah.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What javac cannot see of the architecture. */
class ArchitectureTest {

    private static JavaClasses classes;

    @BeforeAll
    static void load() {
        classes =
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        // Fixtures of another module come in a jar of their own.
                        .withImportOption(location -> !location.contains("-tests.jar"))
                        .importPackages("org.mynah");
    }

    @Test
    void the_product_sees_no_socket_file_or_thread() {
        noClasses()
                .that()
                .resideInAPackage("org.mynah.um..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net..", "java.nio.file..", "java.sql..")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Thread.class)
                .check(classes);
    }

    @Test
    void only_telephony_catches_the_hang_up() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.mynah.telephony..", "org.mynah.um")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.mynah.um.CallerHungUp")
                .check(classes);
    }

    @Test
    void nothing_depends_on_the_wiring() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.mynah.server..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.mynah.server..")
                .check(classes);
    }

    @Test
    void nobody_sleeps() {
        noClasses().should().callMethod(Thread.class, "sleep", long.class).check(classes);
    }

    @Test
    void modules_have_no_cycles() {
        slices().matching("org.mynah.(*)..").should().beFreeOfCycles().check(classes);
    }
}
