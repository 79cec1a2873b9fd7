package org.mynah.media.rtp;

/** Big endian numbers in byte arrays. */
final class Bits {

    private Bits() {}

    static int int16(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
    }

    static int int32(byte[] bytes, int at) {
        return int16(bytes, at) << 16 | int16(bytes, at + 2);
    }

    static int int24(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 16 | int16(bytes, at + 1);
    }
}
