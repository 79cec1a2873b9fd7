package org.mynah.um.directory;

/**
 * What a user's calendar says of a moment; the mask is that of ScheduleStatus (directory §7.12).
 */
public enum CalendarStatus {
    FREE(1),
    TENTATIVE(2),
    BUSY(4),
    OUT_OF_OFFICE(8);

    /** All of them together. */
    static final int ALL = 15;

    private final int mask;

    CalendarStatus(int mask) {
        this.mask = mask;
    }

    /** Whether a ScheduleStatus names it. */
    public boolean isIn(int scheduleStatus) {
        return (scheduleStatus & mask) != 0;
    }
}
