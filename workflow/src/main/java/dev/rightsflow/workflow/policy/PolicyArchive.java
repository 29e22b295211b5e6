package dev.rightsflow.workflow.policy;

import java.util.Optional;

/** The text of every version of the policy that cases may have been decided under. Nothing is ever taken out of it. */
public interface PolicyArchive {

    /** Keeps the text under its version, if nothing is kept there yet. */
    void keep(String version, String text);

    Optional<String> find(String version);
}
