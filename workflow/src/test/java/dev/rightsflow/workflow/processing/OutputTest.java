package dev.rightsflow.workflow.processing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OutputTest {

    @Test
    void aTopicForgetsAKeyByNothing() {
        assertThat(Output.tombstone("privacy.case-status.v1", "7K3M-9QXD-2B4T").sent())
                .isNull();
        assertThat(new Output("privacy.case-status.v1", "7K3M-9QXD-2B4T", new byte[] {1}).sent())
                .containsExactly(1);
    }
}
