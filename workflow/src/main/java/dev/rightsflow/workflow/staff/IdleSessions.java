package dev.rightsflow.workflow.staff;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends a session that nobody has clicked in for a while. The container's own timeout never comes for a page that refreshes
 * itself, which is just the one that is left open on a desk.
 */
final class IdleSessions extends OncePerRequestFilter {

    /** The header by which htmx says that it asks, not a click. */
    static final String REFRESH = "HX-Request";

    private static final String LAST_CLICK = IdleSessions.class.getName() + ".lastClick";

    private final Duration idle;
    private final Clock clock;

    IdleSessions(Duration idle, Clock clock) {
        this.idle = idle;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        if (session != null) {
            Instant now = clock.instant();
            Instant lastClick = (Instant) session.getAttribute(LAST_CLICK);
            if (lastClick != null && now.isAfter(lastClick.plus(idle))) {
                session.invalidate();
                SecurityContextHolder.clearContext();
            } else if (lastClick == null || request.getHeader(REFRESH) == null) {
                session.setAttribute(LAST_CLICK, now);
            }
        }
        chain.doFilter(request, response);
    }
}
