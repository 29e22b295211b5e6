package dev.rightsflow.testbed;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A suite that needs the {@link Testbed}. The build runs it twice: on the embedded parts, and in containers, where it is
 * skipped with the reason if there is no Docker. With Spring, put it before {@code @SpringBootTest}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Tag("testbed")
@ExtendWith(TestbedExtension.class)
public @interface OnTestbed {}
