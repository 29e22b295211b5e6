package dev.rightsflow.connector.kit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;

@AnalyzeClasses(packages = "dev.rightsflow.connector.kit", importOptions = ImportOption.DoNotIncludeTests.class)
class KitArchitectureTest {

    private static final String CORE = "dev.rightsflow.connector.kit";

    @ArchTest
    static final ArchRule the_core_knows_neither_kafka_nor_avro_nor_spring = noClasses()
            .that()
            .resideInAPackage(CORE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache..", "org.springframework..", "dev.rightsflow.schemas..", "java.sql..", CORE + ".*");

    @ArchTest
    static final ArchRule the_core_reads_no_clock_and_starts_no_thread = noClasses()
            .that()
            .resideInAPackage(CORE)
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Thread.class)
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("java.util.concurrent..");

    @ArchTest
    static final ArchRule only_messaging_knows_the_contracts_records = noClasses()
            .that()
            .resideOutsideOfPackages(CORE + ".messaging..", CORE + ".autoconfigure..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.rightsflow.schemas");

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("dev.rightsflow.connector.(kit.*)..").should().beFreeOfCycles();
}
