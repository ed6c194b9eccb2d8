package fr.ancvconnect.lambda.response;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/**
 * A square picture in black and white as a PNG file (ISO/IEC 15948). {@code javax.imageio} is not used, because a native image
 * would then contain {@code java.awt} and its libraries.
 */
final class OneBitPng {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int BIT_DEPTH = 1;
    private static final int GREYSCALE = 0;
    private static final int NO_FILTER = 0;
    /** The first pixel of a byte is its highest bit. */
    private static final int FIRST_PIXEL = 0x80;

    /** Whether the pixel in this column and row is black. */
    @FunctionalInterface
    interface Pixels {
        boolean isBlack(int x, int y);
    }

    private OneBitPng() {}

    /** A picture of that many pixels in each direction. */
    static byte[] of(int size, Pixels pixels) {
        var file = new ByteArrayOutputStream();
        try (var output = new DataOutputStream(file)) {
            output.write(SIGNATURE);
            writeChunk(output, "IHDR", header(size));
            writeChunk(output, "IDAT", compressed(size, pixels));
            writeChunk(output, "IEND", new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory cannot fail", e);
        }
        return file.toByteArray();
    }

    private static byte[] header(int size) throws IOException {
        var header = new ByteArrayOutputStream();
        var output = new DataOutputStream(header);
        output.writeInt(size);
        output.writeInt(size);
        output.writeByte(BIT_DEPTH);
        output.writeByte(GREYSCALE);
        // The only compression, the only filter method, not interlaced.
        output.write(new byte[] {0, 0, 0});
        return header.toByteArray();
    }

    private static byte[] compressed(int size, Pixels pixels) throws IOException {
        var data = new ByteArrayOutputStream();
        try (var output = new DeflaterOutputStream(data)) {
            for (int y = 0; y < size; y++) {
                output.write(NO_FILTER);
                output.write(row(y, size, pixels));
            }
        }
        return data.toByteArray();
    }

    /** A bit that is set is white. */
    private static byte[] row(int y, int size, Pixels pixels) {
        var row = new byte[(size + Byte.SIZE - 1) / Byte.SIZE];
        for (int x = 0; x < size; x++) {
            if (!pixels.isBlack(x, y)) {
                row[x / Byte.SIZE] |= (byte) (FIRST_PIXEL >> x % Byte.SIZE);
            }
        }
        return row;
    }

    private static void writeChunk(DataOutputStream output, String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(US_ASCII);
        var checksum = new CRC32();
        checksum.update(name);
        checksum.update(data);
        output.writeInt(data.length);
        output.write(name);
        output.write(data);
        output.writeInt((int) checksum.getValue());
    }
}
