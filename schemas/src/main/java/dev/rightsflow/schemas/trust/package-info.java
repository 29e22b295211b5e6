/** What Avro may turn into objects: our own records and nothing else that a schema might name. */
@NullMarked
package dev.rightsflow.schemas.trust;

import org.jspecify.annotations.NullMarked;
