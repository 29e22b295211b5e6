package dev.rightsflow.workflow.staff;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Checks passwords, and refuses to as long as somebody who guessed too often has to wait. */
final class SlowedLogin implements AuthenticationProvider {

    /** Too many failures; the password was not even looked at. */
    static final class TooManyAttemptsException extends LockedException {

        private static final long serialVersionUID = 1L;
        private final Duration wait;

        TooManyAttemptsException(Duration wait) {
            super("Expected no attempt for another " + wait.toSeconds() + " s, but there was one");
            this.wait = wait;
        }

        /** In whole seconds, at least one. */
        long seconds() {
            return Math.max(1, wait.plusMillis(999).toSeconds());
        }
    }

    private final AuthenticationProvider passwords;
    private final LoginAttempts attempts;

    SlowedLogin(AuthenticationProvider passwords, LoginAttempts attempts) {
        this.passwords = passwords;
        this.attempts = attempts;
    }

    @Override
    public @Nullable Authentication authenticate(Authentication login) {
        String name = login.getName();
        String address =
                login.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
        Duration wait = attempts.wait(name, address);
        if (wait.isPositive()) {
            throw new TooManyAttemptsException(wait);
        }
        try {
            @Nullable Authentication checked = passwords.authenticate(login);
            attempts.succeeded(name, address);
            return checked;
        } catch (BadCredentialsException e) {
            attempts.failed(name, address);
            throw e;
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return passwords.supports(authentication);
    }
}
