package dev.rightsflow.benchmarks;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import dev.rightsflow.schemas.identifiers.Reference;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.bson.Document;
import org.bson.types.Binary;

/** Fills the store with copies of closed cases under other references, of other persons. */
final class Fill {

    private static final int AT_ONCE = 1_000;

    private final String uri;
    private final Random random = new Random(1);

    Fill(String uri) {
        this.uri = uri;
    }

    /** Returns how many are there in the end: perhaps more than that were there before. */
    long upTo(long wanted) {
        try (MongoClient client = MongoClients.create(uri)) {
            MongoCollection<Document> cases = client.getDatabase("workflow").getCollection("cases");
            long there = cases.countDocuments();
            List<Document> samples =
                    cases.find(Filters.eq("closed", true)).limit(AT_ONCE).into(new ArrayList<>());
            while (there < wanted) {
                List<Document> copies = new ArrayList<>(AT_ONCE);
                for (int i = 0; i < Math.min(AT_ONCE, wanted - there); i++) {
                    copies.add(ofSomebodyElse(samples.get(i % samples.size())));
                }
                cases.insertMany(copies, new InsertManyOptions().ordered(false));
                there += copies.size();
            }
            return there;
        }
    }

    private Document ofSomebodyElse(Document sample) {
        String id = Reference.random().text();
        String state = new String(sample.get("state", Binary.class).getData(), StandardCharsets.UTF_8);
        List<String> hashes = sample.getList("identifierHashes", String.class).stream()
                .map(this::another)
                .toList();
        return new Document(sample)
                .append("_id", id)
                .append(
                        "state",
                        new Binary(state.replace(sample.getString("_id"), id).getBytes(StandardCharsets.UTF_8)))
                .append("identifierHashes", hashes);
    }

    /** Of the same length, in the same alphabet. */
    private String another(String hash) {
        byte[] bytes = new byte[hash.length()];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).substring(0, hash.length());
    }
}
