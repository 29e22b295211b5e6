package dev.rightsflow.intake;

import dev.rightsflow.schemas.Controller;
import dev.rightsflow.schemas.Right;
import dev.rightsflow.schemas.seal.PayloadCodec;
import dev.rightsflow.schemas.seal.Sealer;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The controller as the workflow announced it last: what the form offers, and the key that submissions are sealed to.
 *
 * @param rights in the order of the form
 * @param relations id to labels by language, in the order of the form
 * @param languages BCP 47, the default first
 */
record AnnouncedController(
        String name,
        List<Right> rights,
        Map<String, Map<String, String>> relations,
        List<String> languages,
        String contactEmail,
        Optional<String> policyUrl,
        ByteBuffer sealingKey,
        Sealer sealer) {

    /** @throws IllegalArgumentException if no request could be sealed or answered under this announcement */
    static AnnouncedController of(Controller announced, PayloadCodec codec) {
        Map<String, Map<String, String>> relations = new LinkedHashMap<>();
        announced.getRelations().forEach(relation -> relations.put(relation.getId(), Map.copyOf(relation.getLabels())));
        List<Right> rights = announced.getRights().stream()
                .filter(right -> right != Right.UNKNOWN)
                .toList();
        if (rights.isEmpty() || relations.isEmpty() || announced.getLanguages().isEmpty()) {
            throw new IllegalArgumentException(
                    "Expected controller %s to announce at least one right, relation and language, but it announced %d, %d and %d"
                            .formatted(
                                    announced.getControllerId(),
                                    rights.size(),
                                    relations.size(),
                                    announced.getLanguages().size()));
        }
        ByteBuffer key = announced.getSealingKey();
        byte[] publicKey = new byte[key.remaining()];
        key.duplicate().get(publicKey);
        return new AnnouncedController(
                announced.getName(),
                rights,
                relations,
                List.copyOf(announced.getLanguages()),
                announced.getContactEmail(),
                Optional.ofNullable(announced.getPolicyUrl()),
                ByteBuffer.wrap(publicKey),
                new Sealer(publicKey, codec));
    }

    String defaultLanguage() {
        return languages.getFirst();
    }

    /** The label of a relation in a language, or in the default one where the policy has no translation. */
    public String relationLabel(String relation, String language) {
        Map<String, String> labels = relations.getOrDefault(relation, Map.of());
        return labels.getOrDefault(language, labels.getOrDefault(defaultLanguage(), relation));
    }
}
