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
 * The texts of all problems, and of the page of a payment link, in both languages. The files are read directly and not as
 * a resource bundle: the fallback of a resource bundle depends on the default locale of the machine.
 */
@Singleton
public final class ProblemMessages {

    private final Properties french = read("/messages.properties");
    private final Properties english = read("/messages_en.properties");

    /** The title: the type of the problem. */
    public String title(ProblemCode code, Language language) {
        return text("title." + code.code(), language);
    }

    /** The detail: what the caller can do. */
    public String detail(ProblemCode code, Language language) {
        return text("detail." + code.code(), language);
    }

    /** The text for an invalid field. */
    public String message(FieldFault fault, Language language) {
        return text(fault.key(), language);
    }

    /** A text of the page of a payment link. */
    public String page(String key, Language language) {
        return text("page." + key, language);
    }

    private String text(String key, Language language) {
        Properties texts = switch (language) {
            case FRENCH -> french;
            case ENGLISH -> english;
        };
        return Optional.ofNullable(texts.getProperty(key))
                .orElseThrow(() -> new IllegalStateException("No text for " + key + " in " + language.tag()));
    }

    private static Properties read(String name) {
        var texts = new Properties();
        try (InputStream in = ProblemMessages.class.getResourceAsStream(name);
                var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
