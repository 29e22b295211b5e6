package dev.rightsflow.workflow.lifecycle;

import dev.rightsflow.workflow.policy.Action;

/**
 * What somebody who received the data is told (Art 19).
 *
 * @param recipient id of the recipient in the policy
 * @param change what was done here, and is to be done there
 */
public record Letter(String recipient, Action change) {}
