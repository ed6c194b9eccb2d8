package fr.ancvconnect.lambda.request;

import java.text.Normalizer;
import java.util.Optional;

/**
 * A text as a reader sees it: in Unicode's normalization form C, without invisible characters at its start and its end.
 * Invisible are white space, the characters that Unicode calls default-ignorable, and the Braille pattern blank.
 */
public final class VisibleText {

    private VisibleText() {}

    /** The text without what is invisible around it; empty if nothing in it is visible. */
    public static Optional<String> of(String text) {
        String normalized = Normalizer.normalize(text, Normalizer.Form.NFC);
        int start = firstVisible(normalized);
        if (start == normalized.length()) {
            return Optional.empty();
        }
        int end = normalized.length();
        while (isInvisibleAtEnd(normalized.codePointBefore(end))) {
            end -= Character.charCount(normalized.codePointBefore(end));
        }
        return Optional.of(normalized.substring(start, end));
    }

    /** The index of the first visible character; the length of the text if there is none. */
    public static int firstVisible(String text) {
        int index = 0;
        while (index < text.length() && isInvisible(text.codePointAt(index))) {
            index += Character.charCount(text.codePointAt(index));
        }
        return index;
    }

    /** Whether the text contains an invisible character. */
    public static boolean hasInvisible(String text) {
        return text.codePoints().anyMatch(VisibleText::isInvisible);
    }

    /** Joiners, variation selectors and tags belong to the character before them, for example in an emoji. */
    private static boolean isInvisibleAtEnd(int character) {
        boolean modifier = isBetween(character, 0x200C, 0x200D)
                || isBetween(character, 0xFE00, 0xFE0F)
                || isBetween(character, 0xE0000, 0xE0FFF);
        return isInvisible(character) && !modifier;
    }

    private static boolean isInvisible(int character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || character == 0x2800
                || isDefaultIgnorable(character);
    }

    /** The property Default_Ignorable_Code_Point of Unicode 17 (DerivedCoreProperties.txt), which Java does not offer. */
    private static boolean isDefaultIgnorable(int character) {
        return character == 0x00AD
                || character == 0x034F
                || character == 0x061C
                || isBetween(character, 0x115F, 0x1160)
                || isBetween(character, 0x17B4, 0x17B5)
                || isBetween(character, 0x180B, 0x180F)
                || isBetween(character, 0x200B, 0x200F)
                || isBetween(character, 0x202A, 0x202E)
                || isBetween(character, 0x2060, 0x206F)
                || character == 0x3164
                || isBetween(character, 0xFE00, 0xFE0F)
                || character == 0xFEFF
                || character == 0xFFA0
                || isBetween(character, 0xFFF0, 0xFFF8)
                || isBetween(character, 0x1BCA0, 0x1BCA3)
                || isBetween(character, 0x1D173, 0x1D17A)
                || isBetween(character, 0xE0000, 0xE0FFF);
    }

    private static boolean isBetween(int character, int first, int last) {
        return first <= character && character <= last;
    }
}
