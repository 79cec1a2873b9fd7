package org.mynah.testkit.phone;

import java.util.List;

/**
 * Something that a call was to do and did not, within its limit. The text ends with the call's
 * story.
 */
public final class PhoneFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    PhoneFailure(String message, List<String> story) {
        super(message + (story.isEmpty() ? "" : "\n  " + String.join("\n  ", story)));
    }

    PhoneFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
