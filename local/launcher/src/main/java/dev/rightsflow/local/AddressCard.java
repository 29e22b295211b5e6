package dev.rightsflow.local;

import java.time.Duration;

/** Where to look. */
final class AddressCard {

    static final String STAFF_USER = "staff";

    /** Some decisions take two persons. */
    static final String SECOND_STAFF_USER = "staff-2";

    private AddressCard() {}

    static String of(Installation installation, Duration took) {
        Infrastructure parts = installation.infrastructure();
        return """

            Ready after %s.

              Form               %s/
              API                %s/api/v1/requests
              Staff page         %s/   user %s, password %s
                                 where it takes two: user %s, password %s
              Mails              %s
                                 IMAP 127.0.0.1:%d, user: any address that got mail, password: anything
              Schema registry    %s
              Sample newsletter  %s/api/v1   bearer token %s
              Kafka, MongoDB     %s, %s
              Data and log       %s

            Ask for something as anna.lindqvist@post.example, for instance, and follow the link in her mail.
            Ctrl-C stops everything; './run' continues with the same data, './run --fresh' without.
            """.formatted(
                        Progress.seconds(took),
                        installation.services().formUrl(),
                        installation.services().formUrl(),
                        installation.services().staffUrl(),
                        STAFF_USER,
                        installation.secrets().password(STAFF_USER),
                        SECOND_STAFF_USER,
                        installation.secrets().password(SECOND_STAFF_USER),
                        parts.mail().folder(),
                        parts.mail().imapPort(),
                        parts.registry().address(),
                        installation.samples().newsletterApi().url(),
                        installation.secrets().password("newsletter"),
                        parts.broker().bootstrapServers(),
                        parts.mongo().uri("workflow"),
                        installation.state().path());
    }
}
