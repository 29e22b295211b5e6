package dev.rightsflow.workflow.notices;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes an extract for machines, values exactly as the systems hold them. Its structure is described by {@code
 * notices/extract.schema.json}, which each file carries along: the person may open it years from now.
 */
public final class ExtractJson {

    private static final String SCHEMA = "/notices/extract.schema.json";

    private final JsonMapper json = JsonMapper.builder().build();
    private final Controller controller;
    private final JsonNode schema;

    public ExtractJson(Controller controller) {
        this.controller = controller;
        try (InputStream shipped = ExtractJson.class.getResourceAsStream(SCHEMA)) {
            if (shipped == null) {
                throw new IllegalStateException("Expected " + SCHEMA + " on the class path, but it is missing");
            }
            this.schema = json.readTree(shipped);
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to read " + SCHEMA + ", but could not", e);
        }
    }

    /** All that is held (Art 15), UTF-8. */
    public byte[] access(Extract extract) {
        ObjectNode root = head(extract, "access");
        ArrayNode systems = root.putArray("systems");
        extract.sections().forEach(section -> section(systems, section, section.entries()));
        ArrayNode withheld = root.putArray("withheld");
        extract.withheld()
                .forEach(line -> withheld.addObject().put("what", line.what()).put("reason", line.reason()));
        list(root.putArray("notSearched"), extract.notSearched().notConnected());
        list(root.putArray("notIdentified"), extract.notSearched().notIdentified());
        list(root.putArray("automatedDecisions"), extract.automatedDecisions());
        list(root.putArray("transfers"), extract.transfers());
        return end(root, extract);
    }

    /**
     * What the person provided (Art 20), UTF-8. Which sections the right covers, those on consent or contract, is for the
     * caller to decide; of each, only the provided fields are written.
     */
    public byte[] portability(Extract extract) {
        ObjectNode root = head(extract, "portability");
        ArrayNode systems = root.putArray("systems");
        for (Extract.Section section : extract.sections()) {
            List<Extract.Entry> provided = section.entries().stream()
                    .filter(entry -> entry.fields().stream().anyMatch(Extract.Field::provided))
                    .map(entry -> new Extract.Entry(
                            entry.date(),
                            entry.fields().stream()
                                    .filter(Extract.Field::provided)
                                    .toList()))
                    .toList();
            if (!provided.isEmpty()) {
                section(systems, section, provided);
            }
        }
        return end(root, extract);
    }

    private ObjectNode head(Extract extract, String purpose) {
        ObjectNode root = json.createObjectNode();
        root.put("format", "rightsflow-extract").put("version", 1).put("purpose", purpose);
        root.put("reference", extract.about().reference());
        root.put("language", extract.about().language());
        root.put("createdOn", extract.createdOn().toString());
        root.putObject("controller")
                .put("name", controller.name())
                .put("registration", controller.registration())
                .put("email", controller.email());
        return root;
    }

    private static void section(ArrayNode systems, Extract.Section section, List<Extract.Entry> entries) {
        Holding holding = section.holding();
        ObjectNode system = systems.addObject();
        system.put("system", holding.systemLabel()).put("category", holding.categoryLabel());
        list(system.putArray("purposes"), holding.purposes());
        list(system.putArray("legalBases"), holding.legalBases());
        system.put("source", holding.source());
        list(system.putArray("recipients"), holding.recipients());
        system.put("storagePeriod", holding.storagePeriod());
        ArrayNode records = system.putArray("records");
        for (Extract.Entry entry : entries) {
            ObjectNode written = records.addObject();
            if (entry.date() != null) {
                written.put("date", entry.date().toString());
            }
            ArrayNode fields = written.putArray("fields");
            entry.fields()
                    .forEach(field -> fields.addObject()
                            .put("name", field.name())
                            .put("value", field.value())
                            .put("provided", field.provided()));
        }
    }

    private byte[] end(ObjectNode root, Extract extract) {
        Remedies remedies = extract.remedies();
        root.putObject("remedies")
                .put("authority", remedies.authority())
                .put("postalAddress", remedies.postalAddress())
                .put("website", remedies.website().toString())
                .put("court", remedies.court());
        root.set("schema", schema);
        return json.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
    }

    private static void list(ArrayNode array, List<String> values) {
        values.forEach(array::add);
    }
}
