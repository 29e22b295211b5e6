/** Four systems of a made-up controller, filled with made-up people: what the connectors read, change and delete locally. */
@NullMarked
package dev.rightsflow.local.samples;

import org.jspecify.annotations.NullMarked;
