package dev.rightsflow.connector.testkit;

import dev.rightsflow.connector.kit.Connector;
import dev.rightsflow.connector.kit.Ledger;
import dev.rightsflow.connector.kit.Subject;
import java.util.SortedSet;

/** What a connector's own test tells the contract about its system: freshly filled, the same for every test. */
public interface SystemUnderTest {

    Connector connector();

    /** The real one, where the side effect lives. */
    Ledger ledger();

    /** A person of whom the system holds records in each of its categories, of two dates at least; and there are others. */
    Subject person();

    /** Nobody that the system has ever heard of. */
    Subject stranger();

    /** Everything that the system holds of anybody, one text per record, to see what a command changed. */
    SortedSet<String> everything();

    /** A record of the person comes into being, with a date of its own. */
    void addRecordOfThePerson();
}
