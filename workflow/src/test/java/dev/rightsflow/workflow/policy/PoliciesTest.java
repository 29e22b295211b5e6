package dev.rightsflow.workflow.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import org.junit.jupiter.api.Test;

class PoliciesTest {

    private static final String FIRST = ShippedPolicy.text();
    private static final String SECOND = ShippedPolicy.changed("2027-01-01", "keep: 7 years", "keep: 8 years");

    private final InMemoryPolicyArchive archive = new InMemoryPolicyArchive();

    @Test
    void rememberEachVersionThatWasEverInForce() {
        Policies.inForce("softwerk.yml", FIRST, archive);
        Policies afterARestart = Policies.inForce("softwerk.yml", SECOND, archive);

        assertThat(afterARestart.newest().version()).isEqualTo("2027-01-01");
        assertThat(kept(afterARestart.newest())).hasToString("P8Y");
        assertThat(kept(afterARestart.of(ShippedPolicy.version()))).hasToString("P7Y");
    }

    @Test
    void refuseAnotherTextUnderAVersionThatWasInForce() {
        Policies.inForce("softwerk.yml", FIRST, archive);
        String changed = FIRST.replace("keep: 7 years", "keep: 8 years");

        assertThatThrownBy(() -> Policies.inForce("softwerk.yml", changed, archive))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("'%s' is the version of a policy with another text", ShippedPolicy.version())
                .hasMessageContaining("Give every change a new version");
    }

    @Test
    void nameTheWayOutWhereAVersionIsMissing() {
        Policies policies = Policies.inForce("softwerk.yml", FIRST, archive);

        assertThatThrownBy(() -> policies.of("2020-01-01"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("start the service once with that policy");
    }

    private static Object kept(Policy policy) {
        return ((RetentionRule.Fixed) Objects.requireNonNull(policy.retention().get("bookkeeping"))).keep();
    }
}
