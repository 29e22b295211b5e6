package dev.rightsflow.workflow.staff;

import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.util.matcher.RequestHeaderRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Who may do what. Everything needs a login but the login itself, what it looks like, and whether the service is well. */
@Configuration(proxyBeanMethods = false)
class StaffSecurity {

    private static final Logger log = LoggerFactory.getLogger(StaffSecurity.class);

    private static final String CONTENT = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    private static final String FEATURES = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
    private static final String BCRYPT = "bcrypt";
    private static final String PBKDF2 = "pbkdf2";
    private static final int BCRYPT_STRENGTH = 12;

    /** Only the schemes that are fit for passwords; a plain or a fast one is refused at the start. */
    @Bean
    PasswordEncoder passwordEncoder() {
        return new DelegatingPasswordEncoder(
                BCRYPT,
                Map.of(
                        BCRYPT,
                        new BCryptPasswordEncoder(BCRYPT_STRENGTH),
                        PBKDF2,
                        Pbkdf2PasswordEncoder.defaultsForSpringSecurity_v5_8()));
    }

    /** Being there, it also keeps Spring Boot from making up a user of its own. */
    @Bean
    AuthenticationProvider login(StaffProperties properties, PasswordEncoder passwordEncoder, Clock clock) {
        if (properties.users().isEmpty()) {
            log.warn("Nobody can log in to the staff page: rightsflow.staff.users names no user");
        }
        List<UserDetails> users =
                properties.users().stream().map(StaffSecurity::user).toList();
        DaoAuthenticationProvider passwords = new DaoAuthenticationProvider(new InMemoryUserDetailsManager(users));
        passwords.setPasswordEncoder(passwordEncoder);
        return new SlowedLogin(passwords, new LoginAttempts(clock));
    }

    /** Health is open to whoever watches the process; the rest is for a machine that has a password of its own. */
    @Bean
    @Order(1)
    SecurityFilterChain actuator(HttpSecurity http, AuthenticationProvider login) throws Exception {
        return http.securityMatcher("/actuator/**")
                .authorizeHttpRequests(requests -> requests.requestMatchers("/actuator/health/**")
                        .permitAll()
                        .anyRequest()
                        .hasRole(Role.SCRAPER.name()))
                .authenticationProvider(login)
                .httpBasic(Customizer.withDefaults())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(StaffSecurity::strict)
                .csrf(csrf -> csrf.disable())
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pages(HttpSecurity http, AuthenticationProvider login, StaffProperties properties, Clock clock)
            throws Exception {
        RequestHeaderRequestMatcher refresh = new RequestHeaderRequestMatcher(IdleSessions.REFRESH, "true");
        HttpSessionRequestCache onlyPages = requestCache();
        onlyPages.setRequestMatcher(request -> request.getMethod().equals("GET")
                && !refresh.matches(request)
                && !request.getRequestURI().equals("/error"));
        return http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers("/login", "/staff/**", "/webjars/**")
                        .permitAll()
                        .requestMatchers(
                                "/cases/*/decisions/**", "/cases/*/person", "/cases/*/letters/**", "/cases/new")
                        .hasRole(Role.OFFICER.name())
                        .requestMatchers("/holds/new")
                        .hasRole(Role.COUNSEL.name())
                        .requestMatchers(HttpMethod.POST, "/holds/**", "/holds")
                        .hasRole(Role.COUNSEL.name())
                        .requestMatchers("/policy/check")
                        .hasAnyRole(Role.COUNSEL.name(), Role.OFFICER.name())
                        // What a hold is about may be known to few.
                        .requestMatchers("/holds/**", "/holds")
                        .hasAnyRole(Role.COUNSEL.name(), Role.OFFICER.name())
                        .requestMatchers(HttpMethod.POST)
                        .hasRole(Role.OFFICER.name())
                        .anyRequest()
                        .hasRole(Role.READER.name()))
                .authenticationProvider(login)
                .formLogin(form ->
                        form.loginPage("/login").defaultSuccessUrl("/cases").failureHandler(failures()))
                .logout(logout -> logout.logoutSuccessUrl("/login?left"))
                .requestCache(cache -> cache.requestCache(onlyPages))
                .exceptionHandling(exceptions -> exceptions.authenticationEntryPoint(entryPoint(refresh)))
                .addFilterBefore(new IdleSessions(properties.idle(), clock), AuthorizationFilter.class)
                .headers(StaffSecurity::strict)
                .build();
    }

    /** A page that refreshes itself would put the login page into itself: it is told to load anew instead. */
    private static AuthenticationEntryPoint entryPoint(RequestMatcher refresh) {
        AuthenticationEntryPoint login = new LoginUrlAuthenticationEntryPoint("/login");
        return (request, response, refused) -> {
            if (refresh.matches(request)) {
                response.setHeader("HX-Refresh", "true");
                response.setStatus(HttpStatus.UNAUTHORIZED.value());
            } else {
                login.commence(request, response, refused);
            }
        };
    }

    /** Without the parameter that it would leave in the address. */
    @SuppressWarnings("NullAway") // Spring documents null for this, and does not annotate it.
    private static HttpSessionRequestCache requestCache() {
        HttpSessionRequestCache cache = new HttpSessionRequestCache();
        cache.setMatchingRequestParameterName(null);
        return cache;
    }

    private static void strict(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                .permissionsPolicyHeader(policy -> policy.policy(FEATURES))
                .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN));
    }

    private static AuthenticationFailureHandler failures() {
        return (request, response, failure) -> response.sendRedirect(
                failure instanceof SlowedLogin.TooManyAttemptsException slowed
                        ? request.getContextPath() + "/login?wait=" + slowed.seconds()
                        : request.getContextPath() + "/login?failed");
    }

    private static UserDetails user(StaffProperties.User user) {
        String hash = user.passwordHash();
        if (!hash.startsWith("{" + BCRYPT + "}") && !hash.startsWith("{" + PBKDF2 + "}")) {
            throw new IllegalArgumentException("Expected the password-hash of staff user '" + user.name()
                    + "' to start with {bcrypt} or {pbkdf2}, but it does not; make one with 'htpasswd -nbBC 12"
                    + " \"\" PASSWORD'");
        }
        return User.withUsername(user.name())
                .password(hash)
                .roles(implied(user.roles()).stream().map(Role::name).toArray(String[]::new))
                .build();
    }

    private static Set<Role> implied(Set<Role> roles) {
        Set<Role> all = roles.isEmpty() ? EnumSet.noneOf(Role.class) : new TreeSet<>(roles);
        if (all.contains(Role.OFFICER) || all.contains(Role.COUNSEL)) {
            all.add(Role.READER);
        }
        return all;
    }
}
