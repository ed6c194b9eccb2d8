package fr.ancvconnect.elements;

import java.awt.image.BufferedImage;
import java.util.BitSet;

/** Which pixels of two pictures differ. One that is in the larger picture only does. */
final class PictureDifference {

    /** The greatest difference of a channel that does not count at the edge of a letter or in a shadow. */
    private static final int TOLERANCE = 24;
    /** The same where all pixels around have one colour, in both pictures. */
    private static final int FLAT_TOLERANCE = 3;
    /** The largest share of different pixels. */
    private static final double SHARE = 0.00002;

    private static final int RED = 0xE00030;
    private static final int PALE = 0xC0C0C0;
    private static final int QUARTER = 0x3F3F3F;

    private final BufferedImage actual;
    private final int width;
    private final int height;
    private final BitSet different = new BitSet();

    PictureDifference(BufferedImage expected, BufferedImage actual) {
        this.actual = actual;
        width = Math.max(expected.getWidth(), actual.getWidth());
        height = Math.max(expected.getHeight(), actual.getHeight());
        int[] one = pixels(expected);
        int[] other = pixels(actual);
        for (int at = 0; at < one.length; at++) {
            different.set(at, isDifferent(one, other, at));
        }
    }

    boolean isSmall() {
        return count() <= SHARE * width * height;
    }

    int count() {
        return different.cardinality();
    }

    /** The actual picture in pale colours, with the different pixels in red. */
    BufferedImage picture() {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] pixels = pixels(actual);
        for (int at = 0; at < pixels.length; at++) {
            pixels[at] = different.get(at) ? RED : PALE + (pixels[at] >> 2 & QUARTER);
        }
        picture.setRGB(0, 0, width, height, pixels, 0, width);
        return picture;
    }

    /** The pixels with those of the larger picture, which are transparent. */
    private int[] pixels(BufferedImage picture) {
        int[] pixels = new int[width * height];
        return picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), pixels, 0, width);
    }

    private boolean isDifferent(int[] one, int[] other, int at) {
        if (one[at] == other[at]) {
            return false;
        }
        int distance = distance(one[at], other[at]);
        return distance > TOLERANCE || (distance > FLAT_TOLERANCE && isFlat(one, at) && isFlat(other, at));
    }

    /** Whether the pixels on the left, on the right, above and below have the same colour. */
    private boolean isFlat(int[] pixels, int at) {
        return at >= width
                && at < pixels.length - width
                && pixels[at] == pixels[at - 1]
                && pixels[at] == pixels[at + 1]
                && pixels[at] == pixels[at - width]
                && pixels[at] == pixels[at + width];
    }

    /** The greatest difference of a channel, also of the transparency. */
    private static int distance(int one, int other) {
        int distance = 0;
        for (int shift = 0; shift <= 24; shift += 8) {
            distance = Math.max(distance, Math.abs((one >> shift & 0xFF) - (other >> shift & 0xFF)));
        }
        return distance;
    }
}
