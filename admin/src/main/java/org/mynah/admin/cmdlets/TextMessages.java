package org.mynah.admin.cmdlets;

import java.io.IOException;

/** Sends text messages to mobile telephones. Thread-safe. */
@FunctionalInterface
public interface TextMessages {

    /**
     * Sends one.
     *
     * @param number E.164
     * @throws IOException when it cannot be sent now
     */
    void send(String number, String text) throws IOException;
}
