package dev.rightsflow.intake;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.LocaleResolver;

/**
 * The language to answer in: what the address says ({@code lang}), otherwise what the browser prefers, otherwise the
 * controller's own. Nothing is remembered, so no cookie is needed.
 */
@Component(DispatcherServlet.LOCALE_RESOLVER_BEAN_NAME)
class Languages implements LocaleResolver {

    /** The languages that our own texts are written in. */
    private static final List<String> WRITTEN = List.of("sv", "en");

    private static final Pattern CHOSEN = Pattern.compile("(?:^|&)lang=([a-z]{2})(?:&|$)");

    private final ControllerAnnouncements announcements;

    Languages(ControllerAnnouncements announcements) {
        this.announcements = announcements;
    }

    /** What a person can choose from, the default first. */
    List<String> offered() {
        return announcements
                .current()
                .map(controller -> controller.languages().stream()
                        .filter(WRITTEN::contains)
                        .toList())
                .filter(languages -> !languages.isEmpty())
                .orElse(WRITTEN);
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        List<String> offered = offered();
        // From the query alone: asking for a parameter would read the body, which may be too large to be read.
        String query = request.getQueryString();
        Matcher chosen = CHOSEN.matcher(query == null ? "" : query);
        if (chosen.find() && offered.contains(chosen.group(1))) {
            return Locale.of(chosen.group(1));
        }
        String header = request.getHeader("Accept-Language");
        if (header != null) {
            try {
                String accepted = Locale.lookupTag(Locale.LanguageRange.parse(header), offered);
                if (accepted != null) {
                    return Locale.of(accepted);
                }
            } catch (IllegalArgumentException e) {
                // A header that is not of the form of RFC 9110 says nothing.
                return Locale.of(offered.getFirst());
            }
        }
        return Locale.of(offered.getFirst());
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("Expected the language to come from the request itself");
    }
}
