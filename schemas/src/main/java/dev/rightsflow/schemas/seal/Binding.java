package dev.rightsflow.schemas.seal;

import java.nio.charset.StandardCharsets;

/** The associated data of a sealed payload. */
final class Binding {

    private Binding() {}

    static byte[] of(Class<?> recordKind, String caseId) {
        return (recordKind.getSimpleName() + "/" + caseId).getBytes(StandardCharsets.UTF_8);
    }
}
