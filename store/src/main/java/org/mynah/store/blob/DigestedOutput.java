package org.mynah.store.blob;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Counts and digests the bytes of a blob on their way, which make its name. One thread. */
final class DigestedOutput extends OutputStream {

    private static final HexFormat HEX = HexFormat.of();
    private static final int NAME_BYTES = 12;

    private final OutputStream out;
    private final MessageDigest digest = sha256();
    private long size;

    DigestedOutput(OutputStream out) {
        this.out = out;
    }

    /** The first, random part of a new blob's name. */
    static String newName(SecureRandom random) {
        var bytes = new byte[NAME_BYTES];
        random.nextBytes(bytes);
        return HEX.formatHex(bytes);
    }

    @Override
    public void write(int b) throws IOException {
        out.write(b);
        digest.update((byte) b);
        size++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        digest.update(bytes, offset, length);
        size += length;
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    /** Bytes so far. */
    long size() {
        return size;
    }

    /** The blob of all that was written; called once, at the end. */
    Blobs.Stored stored(String name) {
        return new Blobs.Stored(new BlobId(name + "-" + HEX.formatHex(digest.digest())), size);
    }

    /**
     * The same for a blob that has its name already.
     *
     * @throws IOException when these are not its bytes
     */
    Blobs.Stored stored(BlobId expected) throws IOException {
        var stored = stored(expected.name());
        if (!stored.id().equals(expected)) {
            throw new IOException("these are not the bytes of the blob " + expected);
        }
        return stored;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
