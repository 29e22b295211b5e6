package dev.rightsflow.intake;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;

@AnalyzeClasses(packages = "dev.rightsflow", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule intake_knows_the_contracts_and_no_other_service = noClasses()
            .that()
            .resideInAPackage("dev.rightsflow.intake..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.rightsflow.workflow..", "dev.rightsflow.connector..", "dev.rightsflow.local..");

    @ArchTest
    static final ArchRule only_the_publisher_the_listeners_and_the_wiring_know_kafka = noClasses()
            .that()
            .resideInAPackage("dev.rightsflow.intake")
            .and()
            .haveNameNotMatching(
                    ".*[.](RequestPublisher|ControllerAnnouncements|StatusListener|ListenerHealth|IntakeConfiguration)([$].*)?")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "org.springframework.kafka..");

    @ArchTest
    static final ArchRule nobody_reads_the_clock_but_the_injected_one = noClasses()
            .that()
            .resideInAPackage("dev.rightsflow.intake")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now");
}
