package dev.rightsflow.intake;

import dev.rightsflow.schemas.identifiers.Reference;
import dev.rightsflow.schemas.link.Links;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Where the link of the identity mail leads. Opening it changes nothing, since scanners of mail open links too; a person
 * presses the button.
 */
@Controller
@RequestMapping("/identity/{reference}")
class IdentityPages {

    private final Links links;
    private final Clock clock;
    private final Requests requests;
    private final Secrets secrets;

    IdentityPages(Links links, Clock clock, Requests requests, Secrets secrets) {
        this.links = links;
        this.clock = clock;
        this.requests = requests;
        this.secrets = secrets;
    }

    @GetMapping
    ModelAndView ask(@PathVariable String reference, @RequestParam(defaultValue = "") String token) {
        return switch (check(reference, token)) {
            case Links.Checked.Valid valid -> page("identity", HttpStatus.OK, reference, token);
            case Links.Checked.Expired expired -> page("identity-expired", HttpStatus.GONE, reference, token);
            case Links.Checked.Forged forged -> page("identity-forged", HttpStatus.NOT_FOUND, reference, token);
        };
    }

    @PostMapping
    ModelAndView confirm(@PathVariable String reference, @RequestParam(defaultValue = "") String token, Locale locale) {
        return switch (check(reference, token)) {
            case Links.Checked.Valid valid -> confirmed(new Reference(reference), valid.secretHash(), token, locale);
            case Links.Checked.Expired expired -> page("identity-expired", HttpStatus.GONE, reference, token);
            case Links.Checked.Forged forged -> page("identity-forged", HttpStatus.NOT_FOUND, reference, token);
        };
    }

    @GetMapping("/confirmed")
    ModelAndView confirmed(@PathVariable String reference, @RequestParam Optional<String> secret) {
        Reference opened = secrets.open(reference, secret);
        return page("identity-confirmed", HttpStatus.OK, opened.text(), "").addObject("secret", secrets.of(opened));
    }

    private ModelAndView confirmed(Reference reference, String secretHash, String token, Locale locale) {
        try {
            requests.confirmIdentity(reference, secretHash);
        } catch (NotAcknowledgedException e) {
            return page("identity", HttpStatus.SERVICE_UNAVAILABLE, reference.text(), token)
                    .addObject("unavailable", true);
        }
        ModelAndView redirect = new ModelAndView("redirect:/identity/" + reference.text() + "/confirmed");
        redirect.addObject("secret", secrets.of(reference));
        redirect.addObject("lang", locale.getLanguage());
        redirect.setStatus(HttpStatus.SEE_OTHER);
        return redirect;
    }

    private Links.Checked check(String reference, String token) {
        return links.checkIdentityToken(reference, token, clock.instant());
    }

    private static ModelAndView page(String view, HttpStatus status, String reference, String token) {
        ModelAndView page = new ModelAndView(view, status);
        page.addObject("reference", reference);
        page.addObject("token", token);
        return page;
    }
}
