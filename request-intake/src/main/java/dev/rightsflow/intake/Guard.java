package dev.rightsflow.intake;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Stops what is sent from another site's page, and who sends too much. Without sessions and cookies a foreign page could
 * only do what its author can do as well; but it would do so from the visitor's address.
 *
 * <p>The browser itself says where a post comes from ({@code Sec-Fetch-Site}, or else {@code Origin}), so no token is
 * needed. A client that says neither is no browser that could be misled.
 */
final class Guard implements HandlerInterceptor {

    private static final int MOST_CLIENTS = 100_000;
    private static final int BYTES_OF_AN_IPV6_NETWORK = 8;

    private final int submissionsPerMinute;
    private final Cache<String, Bucket> clients = Caffeine.newBuilder()
            .maximumSize(MOST_CLIENTS)
            .expireAfterAccess(Duration.ofMinutes(2))
            .build();

    Guard(int submissionsPerMinute) {
        this.submissionsPerMinute = submissionsPerMinute;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (HttpMethod.POST.matches(request.getMethod())) {
            if (isFromAnotherSite(request)) {
                throw Refusal.of(HttpStatus.FORBIDDEN);
            }
            if (submissionsPerMinute > 0 && !bucket(request.getRemoteAddr()).tryConsume(1)) {
                throw Refusal.of(HttpStatus.TOO_MANY_REQUESTS);
            }
        }
        return true;
    }

    private static boolean isFromAnotherSite(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return !site.equals("same-origin") && !site.equals("none");
        }
        String origin = request.getHeader("Origin");
        // Our pages send no referrer, and then some browsers call the origin "null".
        return origin != null && !origin.equals("null") && !isOurs(origin, request);
    }

    private static boolean isOurs(String origin, HttpServletRequest request) {
        try {
            @Nullable String authority = URI.create(origin).getAuthority();
            return request.getHeader("Host") == null
                    || request.getHeader("Host").equals(authority);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private Bucket bucket(String client) {
        return clients.get(
                network(client),
                network -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(submissionsPerMinute)
                                .refillGreedy(submissionsPerMinute, Duration.ofMinutes(1)))
                        .build());
    }

    /** One address of IPv4; of IPv6 the network, since a client may have every address of it. */
    private static String network(String client) {
        try {
            byte[] address = InetAddress.getByName(client).getAddress();
            return HexFormat.of()
                    .formatHex(address.length > 4 ? Arrays.copyOf(address, BYTES_OF_AN_IPV6_NETWORK) : address);
        } catch (UnknownHostException e) {
            return client;
        }
    }
}
