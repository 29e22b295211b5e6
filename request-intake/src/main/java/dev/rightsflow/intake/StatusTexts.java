package dev.rightsflow.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts the status of a case into plain words. A word that a newer workflow uses and we do not know is shown as it is. */
@Component
class StatusTexts {

    /** The road of a case as the person sees it, and the stages of the lifecycle that each step of it stands for. */
    private enum Step {
        RECEIVED("RECEIVED"),
        IDENTITY("AWAITING_IDENTITY"),
        SEARCH("LOCATING", "AWAITING_CLARIFICATION", "AWAITING_FEE"),
        ASSESSMENT("ASSESSING", "AWAITING_APPROVAL"),
        FULFILMENT("FULFILLING"),
        ANSWER("CLOSING");

        private final List<String> stages;

        Step(String... stages) {
            this.stages = List.of(stages);
        }
    }

    /**
     * The page of a case.
     *
     * @param waitingFor sentences
     * @param answerWanted whether the person is asked something
     * @param withdrawable whether there is still something to take back
     */
    record Page(
            String reference,
            long version,
            Optional<String> right,
            String stage,
            String explanation,
            boolean closed,
            List<StepText> steps,
            Optional<String> receivedAt,
            Optional<String> updatedAt,
            Optional<String> dueStrict,
            Optional<String> dueSuspended,
            boolean extended,
            List<String> waitingFor,
            boolean answerWanted,
            boolean withdrawable,
            List<TaskText> tasks,
            List<KeptText> kept) {}

    /** @param progress {@code done}, {@code now} or {@code coming} */
    record StepText(String name, String progress, String progressText) {}

    record TaskText(String system, String action, String state, String stateText, List<String> outcomes) {}

    record KeptText(String what, String system, String why, String ground, Optional<String> statute, String until) {}

    private static final Set<String> TO_THE_END = Set.of("FULFILLED", "PARTLY_FULFILLED");

    private final MessageSource texts;
    private final IntakeProperties properties;

    StatusTexts(MessageSource texts, IntakeProperties properties) {
        this.texts = texts;
        this.properties = properties;
    }

    Page of(CaseView view, Locale locale) {
        return new Page(
                view.reference(),
                view.version(),
                Optional.ofNullable(view.right()).map(right -> text("right." + right, right, locale)),
                text("stage." + view.stage(), view.stage(), locale),
                text("stage." + view.stage() + ".help", "", locale),
                view.closed(),
                steps(view, locale),
                Optional.ofNullable(view.receivedAt()).map(at -> date(day(at), locale)),
                Optional.ofNullable(view.updatedAt()).map(at -> time(at, locale)),
                Optional.ofNullable(view.dueStrict()).map(due -> date(due, locale)),
                Optional.ofNullable(view.dueSuspended())
                        .filter(due -> !due.equals(view.dueStrict()))
                        .map(due -> date(due, locale)),
                view.extended(),
                view.waitingFor().stream()
                        .map(code -> waiting(code, locale))
                        .flatMap(Optional::stream)
                        .distinct()
                        .toList(),
                view.waitingFor().contains("SUBJECT:CLARIFICATION"),
                !view.closed() && !view.stage().equals("CLOSING"),
                view.tasks().stream()
                        .filter(task -> !task.action().equals("NOTIFY")
                                && !task.action().equals("CANCEL"))
                        .map(task -> task(task, locale))
                        .toList(),
                view.kept().stream().map(kept -> kept(kept, locale)).toList());
    }

    /** Empty where the case left the road before its end: then no step says what happened. */
    private List<StepText> steps(CaseView view, Locale locale) {
        int now = TO_THE_END.contains(view.stage()) ? Step.values().length : -1;
        for (Step step : Step.values()) {
            if (step.stages.contains(view.stage())) {
                now = step.ordinal();
            }
        }
        if (now < 0) {
            return List.of();
        }
        List<StepText> steps = new ArrayList<>();
        for (Step step : Step.values()) {
            String progress = step.ordinal() < now ? "done" : step.ordinal() == now ? "now" : "coming";
            steps.add(new StepText(
                    text("step." + step, step.name(), locale),
                    progress,
                    text("step.is-" + progress, progress, locale)));
        }
        return steps;
    }

    private TaskText task(CaseView.Task task, Locale locale) {
        return new TaskText(
                system(task.system(), locale),
                text("action." + task.action(), task.action(), locale),
                task.state(),
                text("task." + task.state(), task.state(), locale),
                task.outcomes().stream()
                        .map(outcome -> texts.getMessage(
                                "outcome." + outcome.outcome(),
                                new Object[] {outcome.count()},
                                outcome.outcome() + ": " + outcome.count(),
                                locale))
                        .toList());
    }

    private KeptText kept(CaseView.Kept kept, Locale locale) {
        String category = text("category." + kept.category(), kept.category(), locale);
        Optional<String> recorded = Optional.ofNullable(kept.recordDate()).map(day -> date(day, locale));
        String what = recorded.isPresent()
                ? texts.getMessage("kept.dated", new Object[] {kept.count(), category, recorded.get()}, locale)
                : texts.getMessage("kept.undated", new Object[] {kept.count(), category}, locale);
        return new KeptText(
                what,
                system(kept.system(), locale),
                text("hold." + kept.hold(), kept.hold(), locale),
                kept.ground(),
                Optional.ofNullable(kept.statute()),
                until(kept.until(), kept.reviewOn(), locale));
    }

    private String until(@Nullable LocalDate until, @Nullable LocalDate reviewOn, Locale locale) {
        if (until != null) {
            return texts.getMessage("kept.until", new Object[] {date(until, locale)}, locale);
        }
        return reviewOn != null
                ? texts.getMessage("kept.review", new Object[] {date(reviewOn, locale)}, locale)
                : text("kept.open", "", locale);
    }

    /** {@code SUBJECT:IDENTITY} by itself; {@code SYSTEM:crm} and {@code STAFF:TASK:crm} by their beginning and the system. */
    private Optional<String> waiting(String code, Locale locale) {
        String exact = texts.getMessage("waiting." + code.replace(':', '.'), null, null, locale);
        if (exact != null) {
            return Optional.of(exact);
        }
        int last = code.lastIndexOf(':');
        String kind = last < 0 ? code : code.substring(0, last);
        String system = last < 0 ? "" : system(code.substring(last + 1), locale);
        return Optional.ofNullable(
                texts.getMessage("waiting." + kind.replace(':', '.'), new Object[] {system}, null, locale));
    }

    private String system(String id, Locale locale) {
        return text("system." + id, id, locale);
    }

    private String text(String key, String otherwise, Locale locale) {
        String text = texts.getMessage(key, null, otherwise, locale);
        return text == null ? otherwise : text;
    }

    private LocalDate day(Instant at) {
        return at.atZone(properties.zone()).toLocalDate();
    }

    private static String date(LocalDate day, Locale locale) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(region(locale))
                .format(day);
    }

    private String time(Instant at, Locale locale) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(region(locale))
                .format(at.atZone(properties.zone()));
    }

    /** English as it is written in Europe: 4 December, not December 4. */
    private static Locale region(Locale locale) {
        return locale.getLanguage().equals("en") ? Locale.UK : locale;
    }
}
