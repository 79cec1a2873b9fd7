package org.mynah.admin.cmdlets;

import java.util.List;
import org.mynah.um.directory.Mailbox;
import org.mynah.um.directory.Property;

/**
 * A part of a mailbox that has its own pair of Get- and Set- cmdlets (cmdlets §9). Immutable.
 *
 * @param noun of the cmdlets, and type of the printed object
 * @param properties what belongs to the part
 * @param synopsis what they are about
 * @param example what may follow Set- and the noun
 */
record MailboxConfiguration(
        String noun, List<Property<?>> properties, String synopsis, String example) {

    /** How times and words are shown and spoken to the user. */
    static final MailboxConfiguration REGIONAL =
            new MailboxConfiguration(
                    "MailboxRegionalConfiguration",
                    List.of(Mailbox.TIME_ZONE, Mailbox.DATE_FORMAT, Mailbox.TIME_FORMAT),
                    "language, time zone and formats of a user",
                    "tonysmith -Language en-US -TimeZone America/New_York");

    /** When the user works. */
    static final MailboxConfiguration CALENDAR =
            new MailboxConfiguration(
                    "MailboxCalendarConfiguration",
                    List.of(
                            Mailbox.WORK_DAYS,
                            Mailbox.WORKING_HOURS_START,
                            Mailbox.WORKING_HOURS_END),
                    "days and hours of work of a user",
                    "tonysmith -WorkDays Monday,Tuesday -WorkingHoursStartTime 09:00:00");

    /** How mail is answered while the user is away. */
    static final MailboxConfiguration AUTO_REPLY =
            new MailboxConfiguration(
                    "MailboxAutoReplyConfiguration",
                    List.of(
                            Mailbox.AUTO_REPLY_STATE,
                            Mailbox.AUTO_REPLY_START,
                            Mailbox.AUTO_REPLY_END,
                            Mailbox.INTERNAL_MESSAGE,
                            Mailbox.EXTERNAL_MESSAGE),
                    "automatic replies of a user",
                    "tonysmith -AutoReplyState Enabled");

    /** All parts. */
    static final List<MailboxConfiguration> ALL = List.of(REGIONAL, CALENDAR, AUTO_REPLY);

    MailboxConfiguration {
        properties = List.copyOf(properties);
    }

    /** Whether the user's first language is part of it. */
    boolean hasLanguage() {
        return this.equals(REGIONAL);
    }
}
