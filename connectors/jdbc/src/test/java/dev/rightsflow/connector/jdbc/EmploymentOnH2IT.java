package dev.rightsflow.connector.jdbc;

class EmploymentOnH2IT extends EmploymentContract {

    EmploymentOnH2IT() {
        super(Databases.h2());
    }
}
