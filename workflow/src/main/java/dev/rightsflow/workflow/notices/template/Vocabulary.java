package dev.rightsflow.workflow.notices.template;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a template may name of one record: its components, and its methods that answer yes or no. Read from the record
 * itself, so that texts and code cannot drift apart.
 */
final class Vocabulary {

    private static final ClassValue<Vocabulary> KNOWN = new ClassValue<>() {
        @Override
        protected Vocabulary computeValue(Class<?> type) {
            return new Vocabulary(type);
        }
    };

    private final Map<String, Part> parts = new LinkedHashMap<>();

    static Vocabulary of(Class<?> type) {
        return KNOWN.get(type);
    }

    private Vocabulary(Class<?> type) {
        for (RecordComponent component : type.getRecordComponents()) {
            parts.put(component.getName(), part(component));
        }
        for (Method method : type.getMethods()) {
            if (method.getReturnType() == boolean.class
                    && method.getParameterCount() == 0
                    && !Modifier.isStatic(method.getModifiers())
                    && !parts.containsKey(method.getName())) {
                parts.put(
                        method.getName(),
                        new Part(method.getName(), Part.Kind.FLAG, boolean.class, method, false, false));
            }
        }
        // The records may be private to their package; what a template names is read all the same.
        parts.values().forEach(part -> part.accessor().setAccessible(true));
    }

    Optional<Part> find(String name) {
        return Optional.ofNullable(parts.get(name));
    }

    /** For the collector, which is asked in the middle of rendering. */
    @Nullable
    Method accessor(String name) {
        Part part = parts.get(name);
        return part == null ? null : part.accessor();
    }

    Collection<Part> parts() {
        return parts.values();
    }

    private static Part part(RecordComponent component) {
        Class<?> type = component.getType();
        boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        if (List.class.isAssignableFrom(type)) {
            Class<?> element = elementOf(component.getAnnotatedType());
            Part.Kind kind = element.isRecord() ? Part.Kind.RECORDS : Part.Kind.VALUES;
            return new Part(component.getName(), kind, element, component.getAccessor(), optional, true);
        }
        return new Part(component.getName(), kindOf(type), type, component.getAccessor(), optional, true);
    }

    private static Part.Kind kindOf(Class<?> type) {
        if (type == boolean.class) {
            return Part.Kind.FLAG;
        }
        if (type.isEnum()) {
            return Part.Kind.CODE;
        }
        return type.isRecord() ? Part.Kind.RECORD : Part.Kind.VALUE;
    }

    private static Class<?> elementOf(AnnotatedType list) {
        return (Class<?>) ((ParameterizedType) list.getType()).getActualTypeArguments()[0];
    }

    /** Names that exist, for a message that helps. */
    List<String> names() {
        return new ArrayList<>(parts.keySet());
    }
}
