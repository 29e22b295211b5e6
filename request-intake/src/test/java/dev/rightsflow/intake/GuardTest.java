package dev.rightsflow.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class GuardTest {

    private final Guard guard = new Guard(3);

    @Test
    void letsOurOwnPagesPost() {
        passes(post("Sec-Fetch-Site", "same-origin"));
        passes(post("Sec-Fetch-Site", "none"));
        passes(post("Origin", "https://privacy.example.org"));
    }

    @Test
    void letsProgramsPostThatAreNoBrowser() {
        passes(new MockHttpServletRequest("POST", "/api/v1/requests"));
        passes(post("Origin", "null"));
    }

    @Test
    void refusesWhatAPageOfAnotherSitePosts() {
        for (MockHttpServletRequest foreign : new MockHttpServletRequest[] {
            post("Sec-Fetch-Site", "cross-site"),
            post("Sec-Fetch-Site", "same-site"),
            post("Origin", "https://evil.example"),
            post("Origin", "https://privacy.example.org.evil.example"),
            post("Origin", "not an address")
        }) {
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> pass(foreign))
                    .satisfies(refusal -> assertThat(refusal.status()).isEqualTo(HttpStatus.FORBIDDEN));
        }
    }

    @Test
    void letsAnybodyRead() {
        for (int i = 0; i < 10; i++) {
            MockHttpServletRequest get = new MockHttpServletRequest("GET", "/");
            get.addHeader("Sec-Fetch-Site", "cross-site");
            passes(get);
        }
    }

    @Test
    void refusesWhoSendsTooMuchAndNobodyElse() {
        for (int i = 0; i < 3; i++) {
            passes(from("192.0.2.1"));
        }
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> pass(from("192.0.2.1")))
                .satisfies(refusal -> assertThat(refusal.status()).isEqualTo(HttpStatus.TOO_MANY_REQUESTS));
        passes(from("192.0.2.2"));
    }

    @Test
    void countsAnIpv6NetworkAsOneClient() {
        for (int i = 1; i <= 3; i++) {
            passes(from("2001:db8:1:1::" + i));
        }
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> pass(from("2001:db8:1:1:ffff::1")));
        passes(from("2001:db8:1:2::1"));
    }

    @Test
    void countsNothingWhenThereIsNoLimit() {
        Guard open = new Guard(0);
        for (int i = 0; i < 1_000; i++) {
            assertThat(open.preHandle(from("192.0.2.1"), new MockHttpServletResponse(), this))
                    .isTrue();
        }
    }

    private void passes(MockHttpServletRequest request) {
        assertThatCode(() -> pass(request)).doesNotThrowAnyException();
    }

    private void pass(MockHttpServletRequest request) {
        guard.preHandle(request, new MockHttpServletResponse(), this);
    }

    private static MockHttpServletRequest post(String header, String value) {
        MockHttpServletRequest request = from("198.51.100." + (value.hashCode() & 0xFF));
        request.addHeader("Host", "privacy.example.org");
        request.addHeader(header, value);
        return request;
    }

    private static MockHttpServletRequest from(String address) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/");
        request.setRemoteAddr(address);
        return request;
    }
}
