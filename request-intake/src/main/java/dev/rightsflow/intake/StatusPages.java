package dev.rightsflow.intake;

import dev.rightsflow.schemas.identifiers.Reference;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where a person follows the request, answers a question of the staff, and takes the request back. */
@Controller
@RequestMapping("/status/{reference}")
class StatusPages {

    private final StatusView statuses;
    private final StatusTexts texts;
    private final Secrets secrets;
    private final Requests requests;
    private final ControllerAnnouncements announcements;
    private final Refusals refusals;

    StatusPages(
            StatusView statuses,
            StatusTexts texts,
            Secrets secrets,
            Requests requests,
            ControllerAnnouncements announcements,
            Refusals refusals) {
        this.statuses = statuses;
        this.texts = texts;
        this.secrets = secrets;
        this.requests = requests;
        this.announcements = announcements;
        this.refusals = refusals;
    }

    /** @param said what the person has just done here: {@code withdrawn} or {@code answered} */
    @GetMapping
    ModelAndView status(
            @PathVariable String reference,
            @RequestParam Optional<String> secret,
            @RequestParam Optional<String> said,
            Locale locale) {
        return page("status", secrets.open(reference, secret), HttpStatus.OK, locale)
                .addObject(
                        "said",
                        said.filter(List.of("withdrawn", "answered")::contains).orElse(""));
    }

    /**
     * The part of the page that changes, for the script that asks every few seconds.
     *
     * @param version that the page shows; while it is still the newest there is nothing to say, and nothing is read out
     *     again to somebody who listens to the page
     */
    @GetMapping("/progress")
    Object progress(
            @PathVariable String reference,
            @RequestParam Optional<String> secret,
            @RequestParam(defaultValue = "-1") long version,
            Locale locale) {
        Reference opened = secrets.open(reference, secret);
        CaseView view = find(opened);
        return view.version() == version
                ? ResponseEntity.noContent().build()
                : page("status :: progress", opened, HttpStatus.OK, locale).addObject("said", "");
    }

    @GetMapping("/withdrawal")
    ModelAndView askToWithdraw(@PathVariable String reference, @RequestParam Optional<String> secret, Locale locale) {
        return page("withdrawal", secrets.open(reference, secret), HttpStatus.OK, locale);
    }

    @PostMapping("/withdrawal")
    ModelAndView withdraw(@PathVariable String reference, @RequestParam Optional<String> secret, Locale locale) {
        Reference opened = secrets.open(reference, secret);
        try {
            requests.withdraw(opened);
        } catch (NotAcknowledgedException e) {
            return page("withdrawal", opened, HttpStatus.SERVICE_UNAVAILABLE, locale)
                    .addObject("unavailable", true);
        }
        return seeStatus(opened, "withdrawn", locale);
    }

    @PostMapping("/answer")
    ModelAndView answer(
            @PathVariable String reference,
            @RequestParam Optional<String> secret,
            @RequestParam(defaultValue = "") String answer,
            Locale locale) {
        Reference opened = secrets.open(reference, secret);
        AnnouncedController controller = announcements.current().orElseThrow(Refusal::notYetAnnounced);
        Optional<BadField> bad = RequestChecks.checkAnswer(answer);
        if (bad.isPresent()) {
            return page("status", opened, HttpStatus.BAD_REQUEST, locale)
                    .addObject("said", "")
                    .addObject("answer", answer)
                    .addObject("answerError", refusals.text(bad.get(), locale));
        }
        try {
            requests.clarify(opened, answer.strip(), controller);
        } catch (NotAcknowledgedException e) {
            return page("status", opened, HttpStatus.SERVICE_UNAVAILABLE, locale)
                    .addObject("said", "")
                    .addObject("answer", answer)
                    .addObject("unavailable", true);
        }
        return seeStatus(opened, "answered", locale);
    }

    private CaseView find(Reference reference) {
        return statuses.find(reference).orElseGet(() -> CaseView.received(reference.text()));
    }

    private ModelAndView page(String view, Reference reference, HttpStatus status, Locale locale) {
        CaseView found = find(reference);
        return new ModelAndView(
                view,
                Map.of("status", texts.of(found, locale), "case", found, "secret", secrets.of(reference)),
                status);
    }

    private ModelAndView seeStatus(Reference reference, String said, Locale locale) {
        ModelAndView redirect = new ModelAndView("redirect:/status/" + reference.text());
        redirect.addObject("secret", secrets.of(reference));
        redirect.addObject("said", said);
        redirect.addObject("lang", locale.getLanguage());
        redirect.setStatus(HttpStatus.SEE_OTHER);
        return redirect;
    }
}
