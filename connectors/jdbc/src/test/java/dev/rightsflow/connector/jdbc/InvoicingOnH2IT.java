package dev.rightsflow.connector.jdbc;

class InvoicingOnH2IT extends InvoicingContract {

    InvoicingOnH2IT() {
        super(Databases.h2());
    }
}
