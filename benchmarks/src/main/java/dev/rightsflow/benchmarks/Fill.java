package dev.rightsflow.benchmarks;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import dev.rightsflow.schemas.identifiers.Reference;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/** Fills the store with copies of closed cases under other references. */
final class Fill {

    private static final int AT_ONCE = 1_000;

    private final String uri;

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
                    Document copy = new Document(samples.get(i % samples.size()));
                    String id = Reference.random().text();
                    copy.put("state", copy.getString("state").replace(copy.getString("_id"), id));
                    copy.put("_id", id);
                    copies.add(copy);
                }
                cases.insertMany(copies, new InsertManyOptions().ordered(false));
                there += copies.size();
            }
            return there;
        }
    }
}
