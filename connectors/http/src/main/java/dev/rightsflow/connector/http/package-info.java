/** Carries out commands through another system's HTTP API. */
@NullMarked
package dev.rightsflow.connector.http;

import org.jspecify.annotations.NullMarked;
