package fr.ancvconnect;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/**
 * The size limits of the code: functions of 40 lines, files of 250 lines, packages of about 15 types. The types are
 * counted as files.
 */
class CodeSizeTest {

    private static final int MAX_FUNCTION_LINES = 40;
    private static final int MAX_FILE_LINES = 250;
    /** A little more than the 15 of the rule. */
    private static final int MAX_PACKAGE_FILES = 17;

    private final List<Path> files = Stream.of("src/main/java", "src/local/java")
            .flatMap(CodeSizeTest::sources)
            .toList();

    @Test
    void files_are_short() throws IOException {
        for (Path file : files) {
            assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThanOrEqualTo(MAX_FILE_LINES);
        }
    }

    @Test
    void packages_are_small() {
        Map<Path, Long> sizes = files.stream().collect(Collectors.groupingBy(Path::getParent, Collectors.counting()));
        assertThat(sizes)
                .allSatisfy((directory, size) ->
                        assertThat(size).as(directory.toString()).isLessThanOrEqualTo(MAX_PACKAGE_FILES));
    }

    @Test
    void functions_are_short() throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            var task = (JavacTask)
                    compiler.getTask(null, manager, null, List.of(), null, manager.getJavaFileObjectsFromPaths(files));
            var tooLong = new ArrayList<String>();
            for (CompilationUnitTree unit : task.parse()) {
                new FunctionScanner(unit, Trees.instance(task).getSourcePositions(), tooLong).scan(unit, null);
            }
            assertThat(tooLong).isEmpty();
        }
    }

    private static Stream<Path> sources(String root) {
        try (Stream<Path> all = Files.walk(Path.of(root))) {
            return all
                    .filter(file -> file.toString().endsWith(".java") && !file.endsWith("package-info.java"))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Collects methods and lambdas that are too long. */
    private static final class FunctionScanner extends TreeScanner<Void, Void> {

        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final List<String> violations;

        FunctionScanner(CompilationUnitTree unit, SourcePositions positions, List<String> violations) {
            this.unit = unit;
            this.positions = positions;
            this.violations = violations;
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            check(
                    method.getName().toString(),
                    positions.getStartPosition(unit, method),
                    positions.getEndPosition(unit, method));
            return super.visitMethod(method, null);
        }

        @Override
        public Void visitLambdaExpression(LambdaExpressionTree lambda, Void nothing) {
            check("lambda", positions.getStartPosition(unit, lambda), positions.getEndPosition(unit, lambda));
            return super.visitLambdaExpression(lambda, null);
        }

        private void check(String name, long start, long end) {
            long lines =
                    unit.getLineMap().getLineNumber(end) - unit.getLineMap().getLineNumber(start) + 1;
            if (lines > MAX_FUNCTION_LINES) {
                violations.add(unit.getSourceFile().getName() + ": " + name + " has " + lines + " lines");
            }
        }
    }
}
