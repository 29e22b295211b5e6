import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks ({@code check}) or rewrites ({@code apply}) the layout of every Java file below the working directory with
 * palantir-java-format. The formatter parses with the javac of the JVM it runs in, so the build starts this on the
 * toolchain's JDK instead of inside Maven's own, which may be too old for the language used here.
 */
class JavaFormat {
    private static final Formatter FORMATTER = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .build());

    public static void main(String[] args) throws IOException {
        boolean apply = args.length == 1 && args[0].equals("apply");
        int failures = 0;
        for (Path file : javaFiles(Path.of(""))) {
            String source = Files.readString(file);
            try {
                String formatted = FORMATTER.formatSourceAndFixImports(source);
                if (formatted.equals(source)) {
                    continue;
                }
                if (apply) {
                    Files.writeString(file, formatted);
                    System.out.println("Formatted " + file);
                } else {
                    System.err.println("Expected palantir-java-format's layout, but found another in " + file);
                    failures++;
                }
            } catch (FormatterException e) {
                System.err.println("Expected Java that parses, but " + file + " has " + e.getMessage());
                failures++;
            }
        }
        if (failures > 0) {
            System.err.println("Run ./mvnw -Pformat initialize to format everything.");
            System.exit(1);
        }
    }

    private static List<Path> javaFiles(Path root) throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                String name = directory.getFileName().toString();
                boolean skipped = name.equals("target") || name.equals("node_modules") || name.startsWith(".");
                return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(".java")) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        found.sort(null);
        return found;
    }
}
