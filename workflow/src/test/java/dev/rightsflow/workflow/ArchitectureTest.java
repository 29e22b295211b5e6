package dev.rightsflow.workflow;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.NullMarked;

@AnalyzeClasses(packages = "dev.rightsflow.workflow", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] CORE = {
        "..workflow.lifecycle..", "..workflow.policy..", "..workflow.deadlines..", "..workflow.assessment..",
        "..workflow.holds..", "..workflow.notices..", "..workflow.history..", "..workflow.timers.."
    };

    @ArchTest
    static final ArchRule lifecycle_is_plain_java = noClasses()
            .that()
            .resideInAPackage("..workflow.lifecycle..")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages("java..", "org.jspecify..", "dev.rightsflow.workflow..");

    @ArchTest
    static final ArchRule the_core_knows_no_technology = noClasses()
            .that()
            .resideInAnyPackage(CORE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "org.apache..", "com.mongodb..", "org.bson..");

    @ArchTest
    static final ArchRule the_core_reads_no_clock_and_rolls_no_dice = noClasses()
            .that()
            .resideInAnyPackage(CORE)
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(Random.class, SecureRandom.class, Clock.class);

    @ArchTest
    static final ArchRule only_the_machine_knows_spring_statemachine = noClasses()
            .that()
            .resideOutsideOfPackage("..workflow.machine..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework.statemachine..");

    @ArchTest
    static final ArchRule only_messaging_and_staff_know_kafka_and_avro = noClasses()
            .that()
            .resideOutsideOfPackages("..workflow.messaging..", "..workflow.staff..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "org.apache.avro..", "org.springframework.kafka..");

    @ArchTest
    static final ArchRule only_the_store_knows_mongo = noClasses()
            .that()
            .resideOutsideOfPackage("..workflow.store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.mongodb..", "org.bson..");

    @ArchTest
    static final ArchRule processing_knows_no_broker_and_no_store = noClasses()
            .that()
            .resideInAPackage("..workflow.processing..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..workflow.messaging..", "..workflow.store..", "..workflow.machine..");

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("dev.rightsflow.workflow.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule every_package_is_null_marked = classes()
            .should(new com.tngtech.archunit.lang.ArchCondition<>("reside in a package that is null-marked") {
                @Override
                public void check(
                        com.tngtech.archunit.core.domain.JavaClass item,
                        com.tngtech.archunit.lang.ConditionEvents events) {
                    boolean marked = item.getPackage().isAnnotatedWith(NullMarked.class);
                    if (!marked) {
                        events.add(com.tngtech.archunit.lang.SimpleConditionEvent.violated(
                                item, item.getPackageName() + " is not @NullMarked"));
                    }
                }
            });
}
