package dev.rightsflow.workflow.notices.template;

import com.samskivert.mustache.BasicCollector;
import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import java.io.Writer;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** One text in one language, compiled: a subject line, plain text and HTML. Safe to use from many threads. */
public final class Template {

    /** Enough for a name, a body and a quoted attribute; Mustache's own set would also turn the = of every link into an entity. */
    private static final Mustache.Escaper HTML = Escapers.simple(
            new String[] {"&", "&amp;"},
            new String[] {"<", "&lt;"},
            new String[] {">", "&gt;"},
            new String[] {"\"", "&quot;"},
            new String[] {"'", "&#39;"});

    private final com.samskivert.mustache.Template subject;
    private final com.samskivert.mustache.Template text;
    private final com.samskivert.mustache.Template html;
    private final com.samskivert.mustache.Template onPaper;

    Template(String subject, String text, String html, String onPaper, Typesetter typesetter, Words words) {
        Mustache.Compiler plain = Mustache.compiler()
                .withFormatter(typesetter)
                .withCollector(new Parts(words))
                .withEscaper(Escapers.NONE);
        this.subject = plain.compile(subject);
        this.text = plain.compile(text);
        this.html = plain.withEscaper(HTML).compile(html);
        this.onPaper = plain.withEscaper(HTML).compile(onPaper);
    }

    /** One line, whatever the values hold. */
    public String subject(Record record, Record frame) {
        return write(subject, record, frame, 128);
    }

    public String text(Record record, Record frame) {
        return withoutGaps(write(text, record, frame, 4096));
    }

    public String html(Record record, Record frame) {
        return write(html, record, frame, 16384);
    }

    /** The words of the HTML alone, without the layout. */
    public String onPaper(Record record, Record frame) {
        return write(onPaper, record, frame, 16384);
    }

    private static String write(com.samskivert.mustache.Template template, Record record, Record frame, int size) {
        Page out = new Page(size);
        template.execute(record, frame, out);
        return out.toString();
    }

    /** A section that says nothing leaves its empty lines behind; one is enough between paragraphs. */
    private static String withoutGaps(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int newlines = 2;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            newlines = c == '\n' ? newlines + 1 : 0;
            if (newlines <= 2) {
                out.append(c);
            }
        }
        int end = out.length();
        while (end > 0 && Character.isWhitespace(out.charAt(end - 1))) {
            end--;
        }
        out.setLength(end);
        return out.append('\n').toString();
    }

    /** For one thread, unlike Java's own. */
    private static final class Page extends Writer {

        private final StringBuilder text;

        Page(int size) {
            this.text = new StringBuilder(size);
        }

        @Override
        public void write(char[] from, int offset, int length) {
            text.append(from, offset, length);
        }

        @Override
        public void write(String from, int offset, int length) {
            text.append(from, offset, offset + length);
        }

        @Override
        public void write(String from) {
            text.append(from);
        }

        @Override
        public Writer append(CharSequence from) {
            text.append(from);
            return this;
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}

        @Override
        public String toString() {
            return text.toString();
        }
    }

    /** Reads records by their vocabulary and codes by their words: nothing else is reachable from a template. */
    private static final class Parts extends BasicCollector {

        private final Words words;

        Parts(Words words) {
            this.words = words;
        }

        @Override
        public Mustache.@Nullable VariableFetcher createFetcher(Object context, String name) {
            if (context instanceof Record) {
                Method accessor = Vocabulary.of(context.getClass()).accessor(name);
                return accessor == null ? null : (record, part) -> accessor.invoke(record);
            }
            if (context instanceof Enum<?>) {
                return (code, form) -> words.find((Enum<?>) code, form);
            }
            return null;
        }

        @Override
        public <K, V> Map<K, V> createFetcherCache() {
            return new ConcurrentHashMap<>();
        }
    }
}
