package dev.rightsflow.connector.jdbc;

class PaperArchiveOnH2IT extends PaperArchiveContract {

    PaperArchiveOnH2IT() {
        super(Databases.h2());
    }
}
