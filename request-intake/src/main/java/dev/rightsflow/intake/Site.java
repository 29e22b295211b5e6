package dev.rightsflow.intake;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** What every page shows around its content. The layout asks for it by name, so that refusals have it as well. */
@Component("site")
class Site {

    /** @param address of this page in the other language */
    record Language(String tag, String name, String address) {}

    private final ControllerAnnouncements announcements;
    private final Languages languages;

    Site(ControllerAnnouncements announcements, Languages languages) {
        this.announcements = announcements;
        this.languages = languages;
    }

    public String name() {
        return announcements.current().map(AnnouncedController::name).orElse("");
    }

    public String contact() {
        return announcements.current().map(AnnouncedController::contactEmail).orElse("");
    }

    public @Nullable String policy() {
        return announcements.current().flatMap(AnnouncedController::policyUrl).orElse(null);
    }

    public List<Language> languages() {
        return languages.offered().stream()
                .map(tag -> new Language(tag, ownName(tag), address(tag)))
                .toList();
    }

    private static String ownName(String tag) {
        Locale locale = Locale.of(tag);
        String name = locale.getDisplayLanguage(locale);
        return name.substring(0, 1).toUpperCase(locale) + name.substring(1);
    }

    /** Of the page that a post came from, since a link gets and does not post; with what lets the person in again. */
    private static String address(String language) {
        if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes)) {
            return "/?lang=" + language;
        }
        HttpServletRequest request = attributes.getRequest();
        String path = Optional.ofNullable((String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI))
                .orElse(request.getRequestURI());
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(
                path.endsWith("/answer") ? path.substring(0, path.lastIndexOf('/')) : path);
        Stream.of("secret", "token")
                .forEach(name -> parameter(request, name)
                        .ifPresent(value ->
                                address.queryParam(name, "{" + name + "}").uriVariables(Map.of(name, value))));
        return address.queryParam("lang", language).encode().build().toUriString();
    }

    /** Empty also where the fields cannot be read at all: the page that says so asks, too. */
    private static Optional<String> parameter(HttpServletRequest request, String name) {
        try {
            return Optional.ofNullable(request.getParameter(name));
        } catch (IllegalStateException e) {
            return Optional.empty();
        }
    }
}
