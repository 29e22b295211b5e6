package dev.rightsflow.intake;

import java.util.List;

/**
 * What is wrong with one field.
 *
 * @param field path in the API, also for fields that do not exist
 * @param reason key of the text {@code field.<reason>}
 * @param arguments of the text; never what the person wrote
 */
record BadField(String field, String reason, List<Object> arguments) {

    static BadField of(Field field, String reason, Object... arguments) {
        return new BadField(field.path(), reason, List.of(arguments));
    }

    static BadField of(String path, String reason, Object... arguments) {
        return new BadField(path, reason, List.of(arguments));
    }
}
