package org.mynah.sip.message;

/**
 * Where the head of a message ends. The stream framer and the parser both ask here, so they can
 * never disagree about where a body begins.
 */
public final class HeadEnd {
    private HeadEnd() {}

    /**
     * The offset just after the empty line that ends the head, or −1 if it is not there. A line
     * ends with LF, with or without CR before it.
     *
     * @param from first byte of a line
     * @param to end of what may be read
     */
    public static int find(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != '\n') {
                continue;
            }
            int next = i + 1;
            if (next < to && bytes[next] == '\r') {
                next++;
            }
            if (next < to && bytes[next] == '\n') {
                return next + 1;
            }
        }
        return -1;
    }
}
