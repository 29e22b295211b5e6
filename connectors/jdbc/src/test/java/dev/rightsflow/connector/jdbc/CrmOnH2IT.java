package dev.rightsflow.connector.jdbc;

class CrmOnH2IT extends CrmContract {

    CrmOnH2IT() {
        super(Databases.h2());
    }
}
