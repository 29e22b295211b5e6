package dev.rightsflow.workflow.notices.template;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The words of one language for codes, and its way to write dates: {@code words.properties} with lines such as
 * {@code outcome.ERASED.done = raderat}. Which forms a code needs follows from the templates that use it.
 */
final class Words {

    static final String DATE = "date";
    static final String DATE_TIME = "dateTime";

    private record Entry(String value, SourceLine line) {}

    private final String file;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Map<String, Class<?>> codes = new HashMap<>();
    /** Form to code to words: what rendering asks. */
    private final Map<Class<?>, Map<String, Map<Enum<?>, String>>> forms = new HashMap<>();

    Words(String file, List<SourceLine> lines, List<Fault> faults) {
        this.file = file;
        for (SourceLine line : lines) {
            if (line.isBlank() || line.text().startsWith("#")) {
                continue;
            }
            int equals = line.text().indexOf('=');
            if (equals < 0) {
                faults.add(line.fault("Expected 'key = words', but there is no ="));
                continue;
            }
            String key = line.text().substring(0, equals).strip();
            String value = line.text().substring(equals + 1).strip();
            if (value.isEmpty()) {
                faults.add(line.fault("Expected words after '" + key + " =', but there are none"));
            }
            Entry before = entries.put(key, new Entry(value, line));
            if (before != null) {
                faults.add(line.fault("Expected each key once, but '" + key + "' also stands on line "
                        + before.line().number()));
            }
        }
    }

    String pattern(String key, List<Fault> faults) {
        Entry entry = entries.get(key);
        if (entry == null) {
            faults.add(new Fault(file, 0, "Expected '" + key + " = ' with a pattern of dates, but it is missing"));
            return "uuuu-MM-dd";
        }
        return entry.value();
    }

    /** Demands that every constant of a code has the form that a template uses. */
    void demand(Class<?> code, String form, SourceLine usedBy, List<Fault> faults) {
        String name = nameOf(code);
        codes.put(name, code);
        if (form.isEmpty()) {
            faults.add(usedBy.fault("Expected the form of words for the code '" + name
                    + "' after a dot, for instance {{" + name + ".name}}, but there is none"));
            return;
        }
        Map<String, Map<Enum<?>, String>> known = forms.computeIfAbsent(code, type -> new HashMap<>());
        if (known.containsKey(form)) {
            return;
        }
        Map<Enum<?>, String> words = new LinkedHashMap<>();
        for (Object constant : code.getEnumConstants()) {
            String key = name + "." + ((Enum<?>) constant).name() + "." + form;
            Entry entry = entries.get(key);
            if (entry == null) {
                faults.add(new Fault(
                        file,
                        0,
                        "Expected '" + key + " = ', which " + usedBy.file() + ":" + usedBy.number()
                                + " needs, but it is missing"));
            } else {
                words.put((Enum<?>) constant, entry.value());
            }
        }
        known.put(form, words);
    }

    /** After all templates have been checked: a key that nothing uses is most likely misspelt. */
    void refuseUnused(List<Fault> faults) {
        entries.forEach((key, entry) -> {
            if (!key.equals(DATE) && !key.equals(DATE_TIME) && !isUsed(key)) {
                faults.add(entry.line().fault("Expected a key that some template uses, but '" + key + "' is not"));
            }
        });
    }

    @Nullable
    String find(Enum<?> constant, String form) {
        Map<String, Map<Enum<?>, String>> known = forms.get(constant.getDeclaringClass());
        Map<Enum<?>, String> words = known == null ? null : known.get(form);
        return words == null ? null : words.get(constant);
    }

    private boolean isUsed(String key) {
        String[] path = key.split("\\.", -1);
        if (path.length != 3 || !codes.containsKey(path[0])) {
            return false;
        }
        Class<?> code = codes.get(path[0]);
        Map<String, Map<Enum<?>, String>> known = forms.getOrDefault(code, Map.of());
        return known.getOrDefault(path[2], Map.of()).keySet().stream()
                .anyMatch(constant -> constant.name().equals(path[1]));
    }

    private static String nameOf(Class<?> code) {
        String name = code.getSimpleName();
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}
