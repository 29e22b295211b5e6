package dev.rightsflow.schemas.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rightsflow.schemas.Command;
import dev.rightsflow.schemas.Message;
import dev.rightsflow.schemas.Report;
import dev.rightsflow.schemas.Sealed;
import dev.rightsflow.schemas.SubjectDetails;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.Test;

class SealingTest {

    private static final String CASE = "7K3M-9QXD-2B4T";
    private static final SubjectDetails ANNA =
            new SubjectDetails("Anna Lindqvist", "anna@example.se", null, null, "Hej", Map.of(), Map.of(), null);

    private final SealingKeys crm = SealingKeys.generate();
    private final Sealer sealer = new Sealer(crm.publicKey(), codec());
    private final Unsealer unsealer = new Unsealer(crm, codec());

    @Test
    void onlyTheRecipientOpensWhatWasSealed() {
        Sealed sealed = sealer.seal(ANNA, Command.class, CASE);

        assertThat(unsealer.open(sealed, SubjectDetails.class, Command.class, CASE))
                .isEqualTo(ANNA);
        Unsealer invoicing = new Unsealer(SealingKeys.generate(), codec());
        assertThatThrownBy(() -> invoicing.open(sealed, SubjectDetails.class, Command.class, CASE))
                .isInstanceOf(UnsealException.class)
                .hasMessageContaining(CASE)
                .hasMessageNotContaining("Anna");
    }

    @Test
    void aSealedPayloadCannotBeMovedIntoAnotherRecord() {
        Sealed sealed = sealer.seal(ANNA, Command.class, CASE);

        assertThatThrownBy(() -> unsealer.open(sealed, SubjectDetails.class, Report.class, CASE))
                .isInstanceOf(UnsealException.class);
        assertThatThrownBy(() -> unsealer.open(sealed, SubjectDetails.class, Command.class, "2B4T-7K3M-9QXD"))
                .isInstanceOf(UnsealException.class);
    }

    @Test
    void aChangedOrMistakenPayloadIsRefused() {
        Sealed sealed = sealer.seal(ANNA, Command.class, CASE);
        byte[] changed = sealed.getCiphertext().array().clone();
        changed[changed.length - 1] ^= 1;
        Sealed tampered = new Sealed(sealed.getKeyId(), sealed.getWrappedKey(), ByteBuffer.wrap(changed));

        assertThatThrownBy(() -> unsealer.open(tampered, SubjectDetails.class, Command.class, CASE))
                .isInstanceOf(UnsealException.class);
        assertThatThrownBy(() -> unsealer.open(sealed, Message.class, Command.class, CASE))
                .isInstanceOf(UnsealException.class);
    }

    @Test
    void nothingReadableIsLeftAndManyPayloadsShareOneWrappedKey() {
        Sealed first = sealer.seal(ANNA, Command.class, CASE);
        Sealed second = sealer.seal(ANNA, Command.class, CASE);

        assertThat(new String(first.getCiphertext().array(), StandardCharsets.ISO_8859_1))
                .doesNotContain("Anna")
                .doesNotContain("example");
        assertThat(second.getWrappedKey()).isEqualTo(first.getWrappedKey());
        assertThat(second.getCiphertext()).isNotEqualTo(first.getCiphertext());
    }

    @Test
    void keysSurviveTheirTextAndRefuseAnother() {
        Unsealer restored = new Unsealer(SealingKeys.parse(crm.toPrivateBase64() + "\n"), codec());

        assertThat(restored.open(sealer.seal(ANNA, Command.class, CASE), SubjectDetails.class, Command.class, CASE))
                .isEqualTo(ANNA);
        assertThatThrownBy(() -> SealingKeys.parse("c2VjcmV0"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("c2VjcmV0");
        assertThatThrownBy(() -> new Sealer(new byte[] {1, 2, 3}, codec()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Avro's own single-object encoding in place of a registry. */
    private static PayloadCodec codec() {
        Serializer<Object> serializer = (topic, payload) -> {
            SpecificRecord record = (SpecificRecord) payload;
            try {
                return new BinaryMessageEncoder<SpecificRecord>(SpecificData.get(), record.getSchema())
                        .encode(record)
                        .array();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
        Deserializer<Object> deserializer = (topic, bytes) -> {
            try {
                return SubjectDetails.getDecoder().decode(bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
        return new PayloadCodec(serializer, deserializer);
    }
}
