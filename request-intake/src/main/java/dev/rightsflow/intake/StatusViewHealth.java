package dev.rightsflow.intake;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/** Whether the store of the status view answers. Spring's own check asks with a command that not every such store knows. */
@Component("statusStore")
class StatusViewHealth extends AbstractHealthIndicator {

    private final MongoOperations mongo;

    StatusViewHealth(MongoOperations mongo) {
        super("The store of the status view does not answer");
        this.mongo = mongo;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        mongo.executeCommand("{ping: 1}");
        health.up();
    }
}
