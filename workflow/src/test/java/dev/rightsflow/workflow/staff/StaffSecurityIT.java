package dev.rightsflow.workflow.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.rightsflow.testbed.OnTestbed;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.UserRequestPostProcessor;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@OnTestbed
class StaffSecurityIT {

    private static final String SOME_CASE = "/cases/7K3M-9QXD-2B4T";

    private MockMvcTester mvc;

    @BeforeEach
    void enter() {
        mvc = MockMvcTester.from(
                Staffed.workflow(), builder -> builder.apply(springSecurity()).build());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/cases",
                SOME_CASE,
                SOME_CASE + "/decisions/approve",
                "/systems",
                "/dead-letters",
                "/anything-else"
            })
    void sendsWhoeverIsNotLoggedInToTheLogin(String page) {
        assertThat(mvc.get().uri(page)).hasStatus(HttpStatus.FOUND).hasRedirectedUrl("/login");
    }

    @Test
    void tellsAPageThatRefreshesItselfToReloadOnceTheSessionIsGone() {
        assertThat(mvc.get().uri("/cases").header("HX-Request", "true"))
                .hasStatus(HttpStatus.UNAUTHORIZED)
                .hasHeader("HX-Refresh", "true");
    }

    @ParameterizedTest
    @ValueSource(strings = {SOME_CASE + "/decisions/approve", SOME_CASE + "/person", "/dead-letters/replay", "/login"})
    void refusesAFormThatDidNotComeFromItsOwnPage(String form) {
        assertThat(mvc.perform(post(form).with(officer()))).hasStatus(HttpStatus.FORBIDDEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                SOME_CASE + "/decisions/approve",
                SOME_CASE + "/person",
                SOME_CASE + "/letters/1",
                "/cases",
                "/dead-letters/replay"
            })
    void letsNoReaderDecide(String form) {
        assertThat(mvc.perform(post(form).with(reader()).with(csrf()))).hasStatus(HttpStatus.FORBIDDEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                SOME_CASE + "/decisions/approve",
                SOME_CASE + "/letters/1",
                SOME_CASE + "/letters/1/enclosures/1",
                "/cases/new"
            })
    void showsAReaderNeitherAFormNorALetter(String page) {
        assertThat(mvc.perform(get(page).with(reader()))).hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void showsAReaderTheCases() {
        assertThat(mvc.perform(get("/cases").with(reader()))).hasStatusOk();
    }

    @Test
    void tellsAnybodyThatItIsWellAndNobodyWithoutAPasswordMore() {
        assertThat(mvc.get().uri("/actuator/health")).hasStatusOk();
        assertThat(mvc.get().uri("/actuator/prometheus")).hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(mvc.perform(get("/actuator/prometheus").with(password(Staffed.READER))))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(mvc.perform(get("/actuator/prometheus").with(password(Staffed.SCRAPER))))
                .hasStatusOk();
    }

    @Test
    void keepsTheScraperOffThePages() {
        assertThat(mvc.perform(get("/cases").with(user(Staffed.SCRAPER).roles("SCRAPER"))))
                .hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void letsInWithThePasswordAndNotWithout() {
        assertThat(mvc.perform(login(Staffed.OFFICER, Staffed.PASSWORD))).hasRedirectedUrl("/cases");
        assertThat(mvc.perform(login(Staffed.OFFICER, "guess"))).hasRedirectedUrl("/login?failed");
        assertThat(mvc.perform(login("nobody", Staffed.PASSWORD))).hasRedirectedUrl("/login?failed");
    }

    @Test
    void slowsGuessingDown() {
        for (int i = 0; i < 5; i++) {
            mvc.perform(login("guessed", "guess " + i));
        }
        assertThat(mvc.perform(login("guessed", "guess"))).hasRedirectedUrl("/login?wait=1");
    }

    @Test
    void tellsBrowsersToBeStrict() {
        assertThat(mvc.get().uri("/login")).hasStatusOk().headers().satisfies(headers -> {
            assertThat(headers.getFirst("Content-Security-Policy"))
                    .contains("default-src 'none'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(headers.getFirst("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(headers.getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(headers.getFirst("X-Frame-Options")).isEqualTo("DENY");
            assertThat(headers.getFirst(HttpHeaders.CACHE_CONTROL)).contains("no-store");
        });
    }

    private static org.springframework.test.web.servlet.RequestBuilder login(String name, String password) {
        return post("/login")
                .param("username", name)
                .param("password", password)
                .with(csrf());
    }

    private static RequestPostProcessor password(String name) {
        return httpBasic(name, Staffed.PASSWORD);
    }

    private static UserRequestPostProcessor officer() {
        return user(Staffed.OFFICER).roles("OFFICER", "READER");
    }

    private static UserRequestPostProcessor reader() {
        return user(Staffed.READER).roles("READER");
    }
}
