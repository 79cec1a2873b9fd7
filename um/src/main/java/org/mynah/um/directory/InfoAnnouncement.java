package org.mynah.um.directory;

/** Whether an announcement follows the greeting (directory §7.4, §7.9). */
public enum InfoAnnouncement {
    /** There is none. */
    False,
    /** It is played; a key ends it. */
    True,
    /** It is played to its end, whatever is pressed. */
    Uninterruptible
}
