package dev.rightsflow.connector.jdbc;

class CreditRegistersOnH2IT extends CreditRegistersContract {

    CreditRegistersOnH2IT() {
        super(Databases.h2());
    }
}
