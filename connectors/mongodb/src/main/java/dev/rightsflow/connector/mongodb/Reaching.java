package dev.rightsflow.connector.mongodb;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import dev.rightsflow.connector.kit.ConnectorException;
import dev.rightsflow.connector.kit.Failure;
import java.util.function.Supplier;

/** Says in the kit's words that the database does not answer, or refuses. */
final class Reaching {

    private Reaching() {}

    static <T> T database(String system, Supplier<T> work) {
        try {
            return work.get();
        } catch (MongoSecurityException e) {
            throw ConnectorException.refused(
                    Failure.SYSTEM_REFUSED,
                    "Expected the database of %s to accept the connector's user, but it refuses; see spring.mongodb.uri"
                            .formatted(system));
        } catch (MongoTimeoutException | MongoSocketException e) {
            throw ConnectorException.unreachable(
                    "Expected the database of %s to answer, but it does not; see spring.mongodb.uri, and that it runs"
                            .formatted(system),
                    e);
        } catch (MongoCommandException e) {
            throw ConnectorException.refused(
                    Failure.SYSTEM_REFUSED,
                    "Expected the database of %s to carry out the command, but it refuses (code %d); see that the connector's user may"
                            .formatted(system, e.getErrorCode()));
        }
    }
}
