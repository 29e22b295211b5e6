package dev.rightsflow.workflow.staff;

import dev.rightsflow.workflow.policy.Policy;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.util.UriComponentsBuilder;

/** What every page shows or needs to know. */
@ControllerAdvice(basePackageClasses = EveryPage.class)
class EveryPage {

    private final Words words;
    private final Policy policy;
    private final StaffProperties properties;

    EveryPage(Words words, Policy policy, StaffProperties properties) {
        this.words = words;
        this.policy = policy;
        this.properties = properties;
    }

    @ModelAttribute("words")
    Words words() {
        return words;
    }

    @ModelAttribute("controller")
    String controller() {
        return policy.controller().name();
    }

    @ModelAttribute("user")
    @Nullable
    String user(HttpServletRequest request) {
        return request.getRemoteUser();
    }

    @ModelAttribute("officer")
    boolean officer(HttpServletRequest request) {
        return request.isUserInRole(Role.OFFICER.name());
    }

    @ModelAttribute("counsel")
    boolean counsel(HttpServletRequest request) {
        return request.isUserInRole(Role.COUNSEL.name());
    }

    @ModelAttribute("every")
    String every() {
        Duration refresh = properties.refresh();
        return "every " + refresh.toMillis() + "ms";
    }

    /** This very page, to be asked for in another language or again. */
    @ModelAttribute("here")
    String here(HttpServletRequest request) {
        return UriComponentsBuilder.fromPath(request.getRequestURI())
                .query(request.getQueryString())
                .replaceQueryParam("lang")
                .replaceQueryParam("seen")
                .build(true)
                .toUriString();
    }
}
