package io.tributary.domain;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Writes a value so that equal values, and only they, give equal bytes: lists as their size and elements in order,
 * text as length and UTF-8, numbers in the width of their type. The bytes are not kept; their hash is.
 */
public final class CanonicalEncoder {
    private final DataOutputStream out;

    private CanonicalEncoder(DataOutputStream out) {
        this.out = out;
    }

    /** How an element is written; what it cannot write it need not handle. */
    public interface Encoding<T> {
        void write(T element) throws IOException;
    }

    /** The SHA-256 hash, in hexadecimal, of what {@code encoding} writes. */
    public static String hash(Encoding<CanonicalEncoder> encoding) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var sink = new DigestOutputStream(OutputStream.nullOutputStream(), digest);
            try (var out = new DataOutputStream(new BufferedOutputStream(sink, 1 << 16))) {
                encoding.write(new CanonicalEncoder(out));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        } catch (IOException e) {
            throw new UncheckedIOException("Hashing does no I/O", e);
        }
    }

    public void number(int number) throws IOException {
        out.writeInt(number);
    }

    public void number(long number) throws IOException {
        out.writeLong(number);
    }

    public void number(double number) throws IOException {
        out.writeDouble(number);
    }

    public void flag(boolean flag) throws IOException {
        out.writeBoolean(flag);
    }

    public void text(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    public <T> void list(List<T> list, Encoding<T> encoding) throws IOException {
        out.writeInt(list.size());
        for (T element : list) {
            encoding.write(element);
        }
    }
}
