package dev.rightsflow.workflow.simulation;

import dev.rightsflow.connector.kit.HeldRecord;
import dev.rightsflow.workflow.assessment.Item;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The paper that an index points to: a person destroys it, and no backup of the index brings it back. */
final class Binders {

    private final Map<String, DataSystem.Row> papers = new TreeMap<>();

    void file(DataSystem.Row paper) {
        papers.put(paper.record().id(), paper);
    }

    boolean hold(HeldRecord record) {
        return papers.containsKey(record.id());
    }

    /** @return what was still there */
    List<HeldRecord> destroy(String person, List<Item> items) {
        List<DataSystem.Row> there = papers.values().stream()
                .filter(paper -> paper.person().equals(person))
                .filter(paper -> items.stream().anyMatch(item -> Words.isOf(paper.record(), item)))
                .toList();
        papers.values().removeAll(there);
        return there.stream().map(DataSystem.Row::record).toList();
    }
}
