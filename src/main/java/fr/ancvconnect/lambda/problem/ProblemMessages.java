package fr.ancvconnect.lambda.problem;

import fr.ancvconnect.app.ProblemCode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;

/**
 * The sentences of all problems, in both languages. Read explicitly and not as a resource bundle, whose fallback
 * depends on the machine's own language.
 */
@Singleton
public final class ProblemMessages {

    private final Properties french = read("/messages.properties");
    private final Properties english = read("/messages_en.properties");

    /** What kind of problem it is. */
    public String title(ProblemCode code, Language language) {
        return sentence("title." + code.code(), language);
    }

    /** What can be done about it. */
    public String detail(ProblemCode code, Language language) {
        return sentence("detail." + code.code(), language);
    }

    /** What is wrong about a field. */
    public String message(FieldFault fault, Language language) {
        return sentence(fault.key(), language);
    }

    private String sentence(String key, Language language) {
        Properties sentences = switch (language) {
            case FRENCH -> french;
            case ENGLISH -> english;
        };
        return Optional.ofNullable(sentences.getProperty(key))
                .orElseThrow(() -> new IllegalStateException("No sentence for " + key + " in " + language.tag()));
    }

    private static Properties read(String name) {
        var sentences = new Properties();
        try (InputStream in = ProblemMessages.class.getResourceAsStream(name);
             var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            sentences.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sentences;
    }
}
