package dev.rightsflow.intake;

import dev.rightsflow.schemas.Channel;
import dev.rightsflow.schemas.Right;
import dev.rightsflow.schemas.identifiers.Reference;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The form. It works without scripts: the server renders, a post redirects to the receipt, a mistake keeps the input. */
@Controller
class FormPages {

    /** Hidden from people; whoever fills it in is a program, or gets told. */
    static final String TRAP = "leave-empty";

    /** Names one filling-in of the form, so that sending it twice opens one case. */
    static final String SUBMISSION = "submission";

    private final ControllerAnnouncements announcements;
    private final RequestChecks checks;
    private final Requests requests;
    private final Secrets secrets;
    private final Refusals refusals;

    FormPages(
            ControllerAnnouncements announcements,
            RequestChecks checks,
            Requests requests,
            Secrets secrets,
            Refusals refusals) {
        this.announcements = announcements;
        this.checks = checks;
        this.requests = requests;
        this.secrets = secrets;
        this.refusals = refusals;
    }

    @GetMapping("/")
    ModelAndView form(@RequestParam Optional<String> right) {
        AnnouncedController controller = announcements.current().orElseThrow(Refusal::notYetAnnounced);
        Map<Field, String> input = new EnumMap<>(Field.class);
        right.ifPresent(chosen -> input.put(Field.RIGHT, chosen));
        return page(
                HttpStatus.OK, controller, input, List.of(), UUID.randomUUID().toString(), Locale.ROOT);
    }

    @PostMapping("/")
    ModelAndView submit(@RequestParam Map<String, String> form, Locale locale) {
        AnnouncedController controller = announcements.current().orElseThrow(Refusal::notYetAnnounced);
        Map<Field, String> input = input(form, locale);
        String submission = form.getOrDefault(SUBMISSION, UUID.randomUUID().toString());
        List<BadField> already = form.getOrDefault(TRAP, "").isEmpty() ? List.of() : List.of(BadField.of(TRAP, "trap"));
        return switch (checks.check(input, already, true, controller)) {
            case CheckedRequest.Faulty faulty ->
                page(HttpStatus.BAD_REQUEST, controller, input, faulty.bad(), submission, locale);
            case CheckedRequest.Sound sound -> {
                try {
                    Reference reference = requests.submit(sound, Channel.FORM, Optional.of(submission), controller);
                    yield seeOther("/received/", reference, locale);
                } catch (NotAcknowledgedException e) {
                    yield page(HttpStatus.SERVICE_UNAVAILABLE, controller, input, List.of(), submission, locale)
                            .addObject("unavailable", true);
                }
            }
        };
    }

    @GetMapping("/received/{reference}")
    String received(@PathVariable String reference, @RequestParam Optional<String> secret, Model model) {
        Reference opened = secrets.open(reference, secret);
        model.addAttribute("reference", opened.text());
        model.addAttribute("secret", secrets.of(opened));
        return "received";
    }

    private ModelAndView seeOther(String path, Reference reference, Locale locale) {
        ModelAndView redirect = new ModelAndView("redirect:" + path + reference.text());
        redirect.addObject("secret", secrets.of(reference));
        redirect.addObject("lang", locale.getLanguage());
        redirect.setStatus(HttpStatus.SEE_OTHER);
        return redirect;
    }

    private ModelAndView page(
            HttpStatus status,
            AnnouncedController controller,
            Map<Field, String> input,
            List<BadField> bad,
            String submission,
            Locale locale) {
        Map<String, String> values = new HashMap<>();
        input.forEach((field, text) -> values.put(field.path(), text));
        Map<String, String> errors = new LinkedHashMap<>();
        bad.forEach(fault -> errors.put(fault.field(), refusals.text(fault, locale)));
        return new ModelAndView(
                        "form",
                        Map.of(
                                "controller", controller,
                                "values", values,
                                "errors", errors,
                                "submission", submission),
                        status)
                .addObject("longest", longest())
                .addObject("rectification", controller.rights().contains(Right.RECTIFICATION));
    }

    private static Map<String, Integer> longest() {
        Map<String, Integer> longest = new HashMap<>();
        for (Field field : Field.values()) {
            longest.put(field.path(), field.longest());
        }
        return longest;
    }

    /** What is hidden with the choice of a right does not count: corrections belong to rectification. */
    private static Map<Field, String> input(Map<String, String> form, Locale locale) {
        Map<Field, String> input = new EnumMap<>(Field.class);
        List<Field> fields = new ArrayList<>(List.of(Field.values()));
        if (!"RECTIFICATION".equals(form.get(Field.RIGHT.path()))) {
            fields.removeAll(Field.CORRECTIONS);
        }
        fields.forEach(field -> Optional.ofNullable(form.get(field.path())).ifPresent(text -> input.put(field, text)));
        input.put(Field.LANGUAGE, locale.getLanguage());
        return input;
    }
}
