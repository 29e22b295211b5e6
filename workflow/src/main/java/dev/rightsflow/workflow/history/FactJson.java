package dev.rightsflow.workflow.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.rightsflow.workflow.assessment.Disposition;
import dev.rightsflow.workflow.lifecycle.CaseEvent;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Events as JSON: the fields of the fact; its type stands beside it. */
public final class FactJson {

    private static final Map<String, Class<?>> TYPES = Arrays.stream(CaseEvent.class.getPermittedSubclasses())
            .collect(Collectors.toMap(Class::getSimpleName, Function.identity()));

    private final JsonMapper mapper = JsonMapper.builder()
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS, DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .changeDefaultPropertyInclusion(include -> include.withValueInclusion(JsonInclude.Include.NON_NULL))
            .addModule(InstantText.module())
            .addMixIn(Disposition.class, ByKind.class)
            .build();

    public Fact write(CaseEvent event) {
        return new Fact(event.getClass().getSimpleName(), mapper.writeValueAsString(event));
    }

    /**
     * Reads a fact back.
     *
     * @throws IllegalArgumentException if the type is unknown or the text does not fit it
     */
    public CaseEvent read(Fact fact) {
        Class<?> known = TYPES.get(fact.type());
        if (known == null) {
            throw new IllegalArgumentException(
                    "Expected a type of event among " + TYPES.keySet() + ", but got " + fact.type());
        }
        try {
            return (CaseEvent) mapper.readValue(fact.json(), known);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "Expected the fields of " + fact.type() + ", but could not read them", e);
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "kind")
    private interface ByKind {}
}
