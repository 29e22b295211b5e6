package dev.rightsflow.workflow.dryrun;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rightsflow.workflow.policy.PolicyFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyCommandTest {

    private static final String VERSION =
            PolicyFile.load("/policy/softwerk.yml").version();
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void explainsWhatAnErasureOfACustomerComesTo() {
        int exit = run("explain", "--right", "erasure", "--subject", "customer", "--records", "2026-03-01");

        assertThat(exit).isEqualTo(PolicyCommand.OK);
        assertThat(printed())
                .startsWith("""
                    Right      erasure, Art 17 GDPR: Erase my data
                    Person     customer: I am a contact person at a customer
                    Policy     %s of Softwerk AB
                    Records    of 2026-03-01, asked on 2026-11-22
                    Identity   address-on-file, within 14 days
                    Approval   not needed

                    crm (Customer register): locate, then erase
                      contact            erase
                      relation-note      erase

                    invoicing (Invoicing): locate, then erase
                      invoice            kept through 2033-12-31, erased on 2034-01-01
                                         statutory-retention, GDPR 17(3)(b), bokföringslagen (1999:1078) 7 kap. 2 §
                                         Accounting records must be kept through the seventh year after the calendar year in which the fiscal year ended.
                                         records of 2018-12-31 and older go at once
                    """.formatted(VERSION))
                .contains("recipients (Processors and other recipients): whoever received data is told of each change")
                .contains("paper-archive (Paper archive): locate, then erase");
    }

    @Test
    void explainsThatARequestAboutAnotherControllersDataIsSentOnAndSearchedNowhere() {
        run("explain", "--right", "erasure", "--subject", "end-user");

        assertThat(printed()).contains("Forwarded  to the customer").doesNotContain("locate", "crm");
    }

    @Test
    void explainsRecordsWithoutADate() {
        run("explain", "--right", "erasure", "--subject", "former-customer", "--records", "none");

        assertThat(printed())
                .contains("Records    without a date, asked on 2026-11-22")
                .contains("invoice            a person decides: The data carries no date.");
    }

    @Test
    void explainsInTheLanguageOfTheReader() {
        run("explain", "--right", "objection", "--subject", "former-customer", "--language", "sv");

        assertThat(printed())
                .contains("Invända mot hur mina uppgifter används")
                .contains("a person decides: En person väger våra skäl mot dina.")
                .contains("At once: restrict.");
    }

    @Test
    void saysWhatIsWrongWithAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("policy.yml"), "version: \"1\"\n");

        assertThat(run("check", file.toString())).isEqualTo(PolicyCommand.FAULTY);
        assertThat(printed()).contains("policy.yml:1: 'controller' is missing in the policy.");
    }

    @Test
    void saysThatAFileIsSound(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("softwerk.yml");
        try (var shipped = getClass().getResourceAsStream("/policy/softwerk.yml")) {
            Files.copy(shipped, file);
        }

        assertThat(run("check", file.toString())).isEqualTo(PolicyCommand.OK);
        assertThat(printed()).contains("is sound: version " + VERSION + " of Softwerk AB, 9 rights, 10 systems,");
    }

    @Test
    void tellsHowItIsUsedWhenItIsNotUnderstood() {
        assertThat(run()).isEqualTo(PolicyCommand.NOT_UNDERSTOOD);
        assertThat(run("explain", "--right", "erasure")).isEqualTo(PolicyCommand.NOT_UNDERSTOOD);
        assertThat(run("explain", "--right", "oblivion", "--subject", "customer"))
                .isEqualTo(PolicyCommand.NOT_UNDERSTOOD);
        assertThat(run("explain", "--right", "erasure", "--subject", "customer", "--on", "today"))
                .isEqualTo(PolicyCommand.NOT_UNDERSTOOD);
        assertThat(run("check", "no-such-file.yml")).isEqualTo(PolicyCommand.NOT_UNDERSTOOD);
        assertThat(printed())
                .contains("Expected --subject, but it is missing")
                .contains("but got 'oblivion'")
                .contains("policy check FILE");
    }

    private int run(String... args) {
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        return new PolicyCommand(out, CLOCK, Path.of("")).run(List.of(args));
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
