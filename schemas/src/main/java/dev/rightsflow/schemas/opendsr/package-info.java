/** What the services that send OpenDSR requests, and the one that processors answer, have to agree on: ids and signatures. */
@NullMarked
package dev.rightsflow.schemas.opendsr;

import org.jspecify.annotations.NullMarked;
