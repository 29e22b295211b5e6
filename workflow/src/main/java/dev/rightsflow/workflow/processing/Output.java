package dev.rightsflow.workflow.processing;

/** A record to publish: already in its wire format, so that publishing it again publishes the same bytes. */
public record Output(String topic, String key, byte[] value) {}
