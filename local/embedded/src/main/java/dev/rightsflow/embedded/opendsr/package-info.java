/** A processor that speaks OpenDSR 2.0 on loopback, for samples and tests: the protocol is real, its certificate authority is not. */
@NullMarked
package dev.rightsflow.embedded.opendsr;

import org.jspecify.annotations.NullMarked;
