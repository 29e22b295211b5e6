package dev.rightsflow.workflow.vault;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What is confidential about a case and stands beside it, never in its events.
 *
 * @param dataKey the case's own key, wrapped by the master key
 * @param subject who the person is, encrypted
 * @param identifierHashes keyed hashes of the person's identifiers, to match holds and find duplicates without the clear
 *     text
 * @param extracts what systems handed over for an answer, encrypted, by command id; none once the person has it
 * @param reasons what staff wrote, encrypted, by decision id
 */
public record Confidential(
        byte[] dataKey,
        byte[] subject,
        Set<String> identifierHashes,
        Map<String, byte[]> extracts,
        Map<String, byte[]> reasons) {

    /** What is left when the case's retention is over: nothing. */
    public static final Confidential DESTROYED =
            new Confidential(new byte[0], new byte[0], Set.of(), Map.of(), Map.of());

    public boolean isDestroyed() {
        return dataKey.length == 0;
    }

    public Confidential withExtract(String commandId, byte[] extract) {
        return new Confidential(dataKey, subject, identifierHashes, put(extracts, commandId, extract), reasons);
    }

    public Confidential withoutExtracts() {
        return extracts.isEmpty() ? this : new Confidential(dataKey, subject, identifierHashes, Map.of(), reasons);
    }

    public Confidential withReason(String decisionId, byte[] reason) {
        return new Confidential(dataKey, subject, identifierHashes, extracts, put(reasons, decisionId, reason));
    }

    private static Map<String, byte[]> put(Map<String, byte[]> map, String key, byte[] value) {
        Map<String, byte[]> copy = new LinkedHashMap<>(map);
        copy.put(key, value);
        return copy;
    }
}
