package dev.rightsflow.intake;

import dev.rightsflow.schemas.identifiers.Reference;
import dev.rightsflow.schemas.link.Links;
import java.time.Clock;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Where the link in a letter to a recipient leads (Art 19). Opening it confirms nothing, since scanners of mail open links
 * too; somebody presses the button. Whom the case is about stands in the letter alone.
 */
@Controller
@RequestMapping("/letters/{reference}/{letter:\\d{1,6}}")
class LetterPages {

    private final Links links;
    private final Clock clock;
    private final Requests requests;

    LetterPages(Links links, Clock clock, Requests requests) {
        this.links = links;
        this.clock = clock;
        this.requests = requests;
    }

    @GetMapping
    ModelAndView ask(
            @PathVariable String reference, @PathVariable int letter, @RequestParam(defaultValue = "") String token) {
        return switch (check(reference, letter, token)) {
            case Links.Checked.Valid valid -> page("letter", HttpStatus.OK, reference, letter, token);
            case Links.Checked.Expired expired -> page("letter-expired", HttpStatus.GONE, reference, letter, token);
            case Links.Checked.Forged forged -> page("letter-forged", HttpStatus.NOT_FOUND, reference, letter, token);
        };
    }

    @PostMapping
    ModelAndView confirm(
            @PathVariable String reference,
            @PathVariable int letter,
            @RequestParam(defaultValue = "") String token,
            Locale locale) {
        return check(reference, letter, token) instanceof Links.Checked.Valid valid
                ? confirmed(new Reference(reference), letter, valid.secretHash(), token, locale)
                : ask(reference, letter, token);
    }

    @GetMapping("/confirmed")
    ModelAndView confirmed(
            @PathVariable String reference, @PathVariable int letter, @RequestParam(defaultValue = "") String token) {
        return check(reference, letter, token) instanceof Links.Checked.Valid
                ? page("letter-confirmed", HttpStatus.OK, reference, letter, token)
                : ask(reference, letter, token);
    }

    private ModelAndView confirmed(Reference reference, int letter, String secretHash, String token, Locale locale) {
        try {
            requests.acknowledgeLetter(reference, letter, secretHash);
        } catch (NotAcknowledgedException e) {
            return page("letter", HttpStatus.SERVICE_UNAVAILABLE, reference.text(), letter, token)
                    .addObject("unavailable", true);
        }
        ModelAndView redirect = new ModelAndView("redirect:/letters/" + reference.text() + "/" + letter + "/confirmed");
        redirect.addObject("token", token);
        redirect.addObject("lang", locale.getLanguage());
        redirect.setStatus(HttpStatus.SEE_OTHER);
        return redirect;
    }

    private Links.Checked check(String reference, int letter, String token) {
        return links.checkLetterToken(reference, letter, token, clock.instant());
    }

    private static ModelAndView page(String view, HttpStatus status, String reference, int letter, String token) {
        ModelAndView page = new ModelAndView(view, status);
        page.addObject("reference", reference);
        page.addObject("letter", letter);
        page.addObject("token", token);
        return page;
    }
}
