package dev.rightsflow.workflow.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rightsflow.workflow.assessment.Disposition.Act;
import dev.rightsflow.workflow.assessment.Disposition.Keep;
import dev.rightsflow.workflow.holds.Hold;
import dev.rightsflow.workflow.holds.HoldType;
import dev.rightsflow.workflow.holds.Scope;
import dev.rightsflow.workflow.policy.Action;
import dev.rightsflow.workflow.policy.DataSystem;
import dev.rightsflow.workflow.policy.Policy;
import dev.rightsflow.workflow.policy.Right;
import dev.rightsflow.workflow.policy.ShippedPolicy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every assessment, whatever the items and holds. A failure names its seed; the same seed fails again. */
class AssessmentPropertiesTest {

    private static final Policy POLICY = ShippedPolicy.policy();
    private static final Assessment ASSESSMENT = new Assessment(POLICY);

    /** Made-up circumstances: who asks for what on which day, what is held, and what holds there are. */
    record Scene(long seed, Right right, String subjectType, List<Item> items, List<Hold> holds, LocalDate today) {

        static Scene of(long seed) {
            Random random = new Random(seed);
            LocalDate today = LocalDate.of(2026, 11, 22).plusDays(random.nextInt(-4_000, 4_000));
            return new Scene(
                    seed,
                    pick(random, List.of(Right.values())),
                    pick(random, POLICY.subjectTypes()).id(),
                    IntStream.range(0, random.nextInt(8))
                            .mapToObj(i -> item(random, today))
                            .toList(),
                    IntStream.range(0, random.nextInt(4))
                            .mapToObj(i -> hold(random, i, today))
                            .toList(),
                    today);
        }

        List<Disposition> assess() {
            return assess(holds);
        }

        List<Disposition> assess(List<Hold> underHolds) {
            return ASSESSMENT.assess(right, subjectType, items, underHolds, today);
        }

        Stream<Hold> inForceOn(Item item) {
            return holds.stream()
                    .filter(hold -> hold.isInForce(today))
                    .filter(hold -> hold.covers(item.system(), item.category(), item.recordDate()));
        }

        boolean beginsLater(String holdId) {
            return holds.stream().anyMatch(hold -> hold.id().equals(holdId) && !hold.isInForce(today));
        }

        @Override
        public String toString() {
            return "seed " + seed;
        }
    }

    static Stream<Scene> scenes() {
        return IntStream.range(0, 1_000).mapToObj(Scene::of);
    }

    @ParameterizedTest
    @MethodSource("scenes")
    void keepsItsPromises(Scene scene) {
        List<Disposition> dispositions = scene.assess();

        assertThat(dispositions).extracting(Disposition::item).isEqualTo(scene.items());
        for (Disposition disposition : dispositions) {
            erasesNothingUnderAHoldInForce(scene, disposition);
            keepsNothingThatIsOver(scene, disposition);
            answersEachItemByItself(scene, disposition);
        }
        doesNotCareAboutTheOrderOfHolds(scene, dispositions);
        neverErasesMoreUnderMoreHolds(scene, dispositions);
    }

    private static void erasesNothingUnderAHoldInForce(Scene scene, Disposition disposition) {
        if (disposition instanceof Act act && act.action() == Action.ERASE) {
            assertThat(scene.inForceOn(act.item())).isEmpty();
            assertThat(ASSESSMENT.keeper(act.item(), Action.ERASE, scene.holds(), scene.today()))
                    .isEmpty();
        }
    }

    private static void keepsNothingThatIsOver(Scene scene, Disposition disposition) {
        if (disposition instanceof Keep keep && keep.until() != null) {
            assertThat(keep.until()).isAfterOrEqualTo(scene.today());
            List<Disposition> dayAfter = ASSESSMENT.assess(
                    scene.right(), scene.subjectType(), List.of(keep.item()), scene.holds(), keep.lookAgainOn());
            // Only a hold that begins that very day can take over.
            assertThat(dayAfter).noneMatch(next -> next instanceof Keep kept && !scene.beginsLater(kept.source()));
        }
    }

    private static void answersEachItemByItself(Scene scene, Disposition disposition) {
        assertThat(ASSESSMENT.assess(
                        scene.right(), scene.subjectType(), List.of(disposition.item()), scene.holds(), scene.today()))
                .containsExactly(disposition);
    }

    private static void doesNotCareAboutTheOrderOfHolds(Scene scene, List<Disposition> dispositions) {
        List<Hold> reversed = new ArrayList<>(scene.holds());
        Collections.reverse(reversed);
        assertThat(scene.assess(reversed))
                .extracting(AssessmentPropertiesTest::lookAgainOn)
                .isEqualTo(dispositions.stream()
                        .map(AssessmentPropertiesTest::lookAgainOn)
                        .toList());
    }

    private static void neverErasesMoreUnderMoreHolds(Scene scene, List<Disposition> dispositions) {
        List<Disposition> withoutHolds = scene.assess(List.of());
        for (int i = 0; i < dispositions.size(); i++) {
            if (dispositions.get(i) instanceof Act act && act.action() == Action.ERASE) {
                assertThat(withoutHolds.get(i)).isEqualTo(act);
            }
        }
    }

    private static @Nullable LocalDate lookAgainOn(Disposition disposition) {
        return disposition instanceof Keep keep ? keep.lookAgainOn() : null;
    }

    private static Item item(Random random, LocalDate today) {
        DataSystem system = pick(random, POLICY.systems());
        String category = pick(random, system.categories()).id();
        LocalDate date = random.nextInt(6) == 0 ? null : today.minusDays(random.nextInt(5_000));
        return new Item(system.id(), category, date, 1 + random.nextInt(9));
    }

    private static Hold hold(Random random, int number, LocalDate today) {
        DataSystem system = random.nextBoolean() ? pick(random, POLICY.systems()) : null;
        String category = system != null && random.nextBoolean()
                ? pick(random, system.categories()).id()
                : null;
        LocalDate recordsFrom = random.nextInt(3) == 0 ? today.minusDays(random.nextInt(3_000)) : null;
        boolean ends = random.nextBoolean();
        LocalDate until = ends ? today.plusDays(random.nextInt(-300, 5_000)) : null;
        LocalDate reviewOn = ends && random.nextBoolean() ? null : today.plusDays(random.nextInt(-30, 400));
        LocalDate from = random.nextInt(4) == 0 && until == null ? today.plusDays(random.nextInt(-100, 100)) : null;
        return new Hold(
                "h-" + number,
                pick(random, List.of(HoldType.values())),
                "GDPR 17(3)",
                null,
                new Scope(system == null ? null : system.id(), category, recordsFrom, null),
                from,
                until,
                reviewOn,
                random.nextBoolean());
    }

    private static <T> T pick(Random random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
