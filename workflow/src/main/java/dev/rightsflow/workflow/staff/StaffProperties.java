package dev.rightsflow.workflow.staff;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the staff page, under {@code rightsflow.staff}.
 *
 * @param users who may log in; nobody unless named here
 * @param idle how long a session lasts without a click; a page that refreshes by itself does not count as one
 * @param refresh how often pages look for something new
 * @param pageSize cases on one page of the list
 * @param letterhead what stands under the controller's name on a letter, one line a line: its address, its telephone
 */
@ConfigurationProperties("rightsflow.staff")
public record StaffProperties(
        @DefaultValue List<User> users,
        @DefaultValue("30m") Duration idle,
        @DefaultValue("2s") Duration refresh,
        @DefaultValue("50") int pageSize,
        @DefaultValue("") String letterhead) {

    /**
     * @param passwordHash with its scheme in front, {@code {bcrypt}$2a$12$...} or {@code {pbkdf2}...}; from the environment
     * @param roles the highest is enough: an OFFICER is a READER too
     */
    public record User(String name, String passwordHash, Set<Role> roles) {

        /** Never repeats the hash. */
        @Override
        public String toString() {
            return "User[name=" + name + ", roles=" + roles + "]";
        }
    }
}
