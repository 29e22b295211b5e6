package dev.rightsflow.workflow.store;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** Whether the store of the cases answers. Spring's own check asks with a command that not every such store knows. */
@Component("caseStore")
class CaseStoreHealth extends AbstractHealthIndicator {

    private final MongoTemplate mongo;

    CaseStoreHealth(MongoTemplate mongo) {
        super("The store of the cases does not answer");
        this.mongo = mongo;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        mongo.executeCommand("{ping: 1}");
        health.up();
    }
}
