package dev.rightsflow.schemas.opendsr;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SubjectRequestIdTest {

    @Test
    void isTheSameForTheSameLetterAndAnotherForAnother() {
        assertThat(SubjectRequestId.of("hash", "7K3M-9QXD-2B4T", 3))
                .isEqualTo(SubjectRequestId.of("hash", "7K3M-9QXD-2B4T", 3))
                .isNotEqualTo(SubjectRequestId.of("hash", "7K3M-9QXD-2B4T", 4))
                .isNotEqualTo(SubjectRequestId.of("hash", "7K3M-9QXD-2B4V", 3))
                .isNotEqualTo(SubjectRequestId.of("other", "7K3M-9QXD-2B4T", 3));
    }

    /** OpenDSR 2.0, 1.1: in lower case and in the format of version 4. */
    @Test
    void hasTheFormOfVersionFour() {
        for (int letter = 1; letter <= 100; letter++) {
            assertThat(SubjectRequestId.of("hash", "7K3M-9QXD-2B4T", letter).toString())
                    .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
        }
    }
}
