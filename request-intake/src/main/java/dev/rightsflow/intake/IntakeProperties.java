package dev.rightsflow.intake;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a deployment sets.
 *
 * @param linkKey at least 32 random bytes, base64, shared with the workflow: signs links to the status page and checks
 *     links in mails
 * @param publicUrl where the public reaches this service, without a slash at the end, for instance
 *     {@code https://privacy.example.org}; without it, the address that the request itself came to
 * @param phoneRegion ISO 3166 code of the country that phone numbers without country code are in
 * @param answerWithin how long the broker may take to acknowledge before the person is told to try again; longer than
 *     the producer's own {@code max.block.ms} and {@code delivery.timeout.ms} together, so that "try again" seldom means
 *     "it arrived after all"
 * @param zone of the controller, for the times that people read
 * @param opendsrCertificates directory with the certificates of the processors that are told over OpenDSR; blank: there are none
 * @param submissionsPerMinute how many times in a minute one client may send something; 0 sets no limit
 * @param callbacksPerMinute how many times in a minute one client may call back over OpenDSR, beside that: three times for each
 *     erasure that it was told of, as a rule; 0 sets no limit
 */
@ConfigurationProperties("rightsflow.intake")
record IntakeProperties(
        @DefaultValue("") String linkKey,
        @Nullable URI publicUrl,
        @DefaultValue("SE") String phoneRegion,
        @DefaultValue("4500ms") Duration answerWithin,
        @DefaultValue("Europe/Stockholm") ZoneId zone,
        @DefaultValue("") String opendsrCertificates,
        @DefaultValue("120") int submissionsPerMinute,
        @DefaultValue("600") int callbacksPerMinute) {

    IntakeProperties {
        if (linkKey.isBlank()) {
            throw new IllegalArgumentException("Expected a link key in rightsflow.link-key (RIGHTSFLOW_LINK_KEY), but"
                    + " there is none; make one with 'openssl rand -base64 32' and give the workflow the same");
        }
    }
}
