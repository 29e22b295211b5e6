package dev.rightsflow.local;

import java.util.Locale;

/** The ports that a person may want to know; all of them on loopback only. */
enum Port {
    FORM(8080, "web form and API"),
    STAFF(8082, "staff page"),
    REGISTRY(8081, "schema registry"),
    KAFKA(9092, "Kafka broker"),
    MONGODB(27017, "MongoDB-wire server"),
    SMTP(2525, "mail, sending"),
    IMAP(1143, "mail, reading"),
    NEWSLETTER(8083, "sample newsletter API");

    final int usual;
    final String purpose;

    Port(int usual, String purpose) {
        this.usual = usual;
        this.purpose = purpose;
    }

    String option() {
        return "--port-" + name().toLowerCase(Locale.ROOT);
    }
}
