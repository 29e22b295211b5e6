package dev.rightsflow.workflow.vault;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What is confidential about a case and stands beside it, never in its events.
 *
 * @param dataKey the case's own key, wrapped by the master key
 * @param subject who the person is, encrypted
 * @param identifierHashes keyed hashes of the identifiers that the person named, to match holds and find duplicates without
 *     the clear text
 * @param locatedHashes the same of those that systems know besides, to match holds alone: colleagues share a telephone, and
 *     are no duplicates of each other
 * @param extracts what systems handed over for an answer, encrypted, by command id; none once the person has it
 * @param reasons what staff wrote, encrypted, by decision id
 */
public record Confidential(
        byte[] dataKey,
        byte[] subject,
        Set<String> identifierHashes,
        Set<String> locatedHashes,
        Map<String, byte[]> extracts,
        Map<String, byte[]> reasons) {

    /** What is left when the case's retention is over: nothing. */
    public static final Confidential DESTROYED =
            new Confidential(new byte[0], new byte[0], Set.of(), Set.of(), Map.of(), Map.of());

    /** Before any system was asked. */
    public static Confidential ofNewCase(byte[] dataKey, byte[] subject, Set<String> identifierHashes) {
        return new Confidential(dataKey, subject, identifierHashes, Set.of(), Map.of(), Map.of());
    }

    public boolean isDestroyed() {
        return dataKey.length == 0;
    }

    /** By what a hold finds the person: all that anybody knows them by. */
    public Set<String> heldBy() {
        return union(identifierHashes, locatedHashes);
    }

    /** What is forgotten stays so. */
    public Confidential withLocated(Set<String> hashes) {
        return isDestroyed()
                ? this
                : new Confidential(dataKey, subject, identifierHashes, union(locatedHashes, hashes), extracts, reasons);
    }

    public Confidential withExtract(String commandId, byte[] extract) {
        return new Confidential(
                dataKey, subject, identifierHashes, locatedHashes, put(extracts, commandId, extract), reasons);
    }

    public Confidential withoutExtracts() {
        return extracts.isEmpty()
                ? this
                : new Confidential(dataKey, subject, identifierHashes, locatedHashes, Map.of(), reasons);
    }

    public Confidential withReason(String decisionId, byte[] reason) {
        return new Confidential(
                dataKey, subject, identifierHashes, locatedHashes, extracts, put(reasons, decisionId, reason));
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        Set<String> all = new HashSet<>(some);
        all.addAll(others);
        return Set.copyOf(all);
    }

    private static Map<String, byte[]> put(Map<String, byte[]> map, String key, byte[] value) {
        Map<String, byte[]> copy = new LinkedHashMap<>(map);
        copy.put(key, value);
        return copy;
    }
}
