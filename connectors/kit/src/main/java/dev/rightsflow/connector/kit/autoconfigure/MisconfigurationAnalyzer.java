package dev.rightsflow.connector.kit.autoconfigure;

import dev.rightsflow.connector.kit.MisconfiguredException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows why a connector refuses to start in a few lines instead of a stack trace. */
final class MisconfigurationAnalyzer extends AbstractFailureAnalyzer<MisconfiguredException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, MisconfiguredException cause) {
        return new FailureAnalysis(
                "The connector cannot do its job, and refuses to start.\n" + cause.getMessage(),
                "Put it right as the description says, and start again.",
                cause);
    }
}
