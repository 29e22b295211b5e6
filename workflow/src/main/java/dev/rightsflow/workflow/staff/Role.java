package dev.rightsflow.workflow.staff;

/** What somebody who logs in may do. */
public enum Role {
    /** Sees cases, systems and dead letters; nobody's name. */
    READER,
    /** Also decides, sees who the person is, and puts dead letters back. */
    OFFICER,
    /** Also places, reviews and releases holds; for whoever answers for legal claims. */
    COUNSEL,
    /** Reads metrics and nothing else; for a machine. */
    SCRAPER
}
