package org.mynah.um.directory;

import static org.mynah.um.directory.Property.blank;
import static org.mynah.um.directory.Property.withDefault;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mynah.um.directory.PropertyType.Bool;
import org.mynah.um.directory.PropertyType.Lines;
import org.mynah.um.directory.PropertyType.Many;
import org.mynah.um.directory.PropertyType.Reference;
import org.mynah.um.directory.PropertyType.Text;
import org.mynah.um.directory.PropertyType.Whole;

/**
 * A call answering rule of a user: conditions, and a menu for the callers they fit (directory
 * §7.12). Immutable view.
 */
public record CallAnsweringRule(DirectoryObject object) {

    /** A mailbox has at most so many. */
    public static final int MOST = 9;

    /** Numbers and contacts of one rule, beside the Contacts folder. */
    public static final int MOST_CALLERS = 50;

    /** Keys of one rule. */
    public static final int MOST_KEYS = 10;

    private static final int LONGEST_ENTRY = 2000;

    public static final Property<ObjectId> MAILBOX =
            blank("Mailbox", new Reference(ObjectKind.MAILBOX), "Whose rule it is.").bySystem();
    public static final Property<Boolean> ENABLED =
            withDefault("Enabled", new Bool(), true, "Whether it is looked at.").bySystem();
    public static final Property<Integer> PRIORITY =
            blank("Priority", new Whole(1, MOST, ""), "Its place; 1 is looked at first.");
    public static final Property<List<String>> CALLER_IDS =
            withDefault(
                    "CallerIds",
                    new Lines(LONGEST_ENTRY, 1000, "type,phone,galDN,contactId"),
                    List.of(),
                    "Callers it is for: type,phone,galDN,contactId; none: everyone.");
    public static final Property<List<String>> EXTENSIONS_DIALED =
            withDefault(
                    "ExtensionsDialed",
                    new Many(Text.upTo(320), 1000),
                    List.of(),
                    "The owner's extensions it is for; none: all.");
    public static final Property<Integer> SCHEDULE_STATUS =
            blank(
                    "ScheduleStatus",
                    new Whole(Integer.MIN_VALUE, Integer.MAX_VALUE, ""),
                    "Calendar: Free 1, Tentative 2, Busy 4, Out of office 8, or their sum; none or 0: any.");
    public static final Property<Boolean> CHECK_AUTOMATIC_REPLIES =
            withDefault(
                    "CheckAutomaticReplies",
                    new Bool(),
                    false,
                    "Only while automatic replies are on.");
    public static final Property<String> TIME_OF_DAY =
            blank(
                    "TimeOfDay",
                    Text.upTo(100),
                    "kind,days,start,end: 1 working hours, 2 others, 3 custom.");
    public static final Property<List<String>> KEY_MAPPINGS =
            withDefault(
                    "KeyMappings",
                    new Lines(
                            LONGEST_ENTRY,
                            1000,
                            "type,key,context,findme1,timeout1,findme2,timeout2,transferNumber,contact"),
                    List.of(),
                    "The menu: type,key,context,findme1,timeout1,findme2,timeout2,transferNumber,contact.");
    public static final Property<Boolean> CAN_INTERRUPT_GREETING =
            blank(
                    "CallersCanInterruptGreeting",
                    new Bool(),
                    "Whether a key ends the greeting; blank: yes.");

    /** All properties, in the order of output. */
    public static final List<Property<?>> PROPERTIES =
            List.of(
                    MAILBOX,
                    ENABLED,
                    PRIORITY,
                    CALLER_IDS,
                    CAN_INTERRUPT_GREETING,
                    CHECK_AUTOMATIC_REPLIES,
                    EXTENSIONS_DIALED,
                    KEY_MAPPINGS,
                    SCHEDULE_STATUS,
                    TIME_OF_DAY);

    public ObjectId id() {
        return object.id();
    }

    public String name() {
        return object.name();
    }

    /** The value of a property that has a default or is required. */
    public <T> T get(Property<T> property) {
        return object.values().get(property);
    }

    /** The value of a property that may be blank. */
    public <T> Optional<T> find(Property<T> property) {
        return object.values().find(property);
    }

    public ObjectId mailbox() {
        return get(MAILBOX);
    }

    public int priority() {
        return get(PRIORITY);
    }

    public boolean isEnabled() {
        return get(ENABLED);
    }

    /** Whether a key ends the greeting. */
    public boolean canInterruptGreeting() {
        return find(CAN_INTERRUPT_GREETING).orElse(true);
    }

    /** The menu, in order. Contacts that are gone since are left out. */
    public List<RuleAction> actions(DirectoryReader reader) {
        var checks = new Checks();
        return get(KEY_MAPPINGS).stream()
                .flatMap(entry -> RuleAction.read(reader, entry, checks).stream())
                .toList();
    }

    /**
     * Its conditions, read once for many calls.
     *
     * @param callers empty: everyone
     * @param extensions empty: all
     * @param scheduleStatus the mask; 0: any
     * @param time empty: always
     * @param hasDefect whether a caller of the rule is gone: then nobody fits by him
     */
    public record Conditions(
            List<RuleCaller> callers,
            Set<String> extensions,
            int scheduleStatus,
            boolean checksAutomaticReplies,
            Optional<RuleTime> time,
            boolean hasDefect) {
        public Conditions {
            callers = List.copyOf(callers);
            extensions = Set.copyOf(extensions);
        }

        /** Whether every condition holds. */
        public boolean hold(RuleCall call) {
            var isAnyone = callers.isEmpty() && !hasDefect;
            return (isAnyone || callers.stream().anyMatch(each -> each.fits(call)))
                    && (extensions.isEmpty()
                            || call.dialedExtension().filter(extensions::contains).isPresent())
                    && (scheduleStatus == 0
                            || call.calendar()
                                    .filter(status -> status.isIn(scheduleStatus))
                                    .isPresent())
                    && (!checksAutomaticReplies || call.isAutoReplyOn())
                    && time.map(each -> each.fits(call)).orElse(true);
        }
    }

    /** What must hold for it to be taken. */
    public Conditions conditions(DirectoryReader reader) {
        var checks = new Checks();
        var callers =
                get(CALLER_IDS).stream()
                        .flatMap(entry -> RuleCaller.read(reader, entry, checks).stream())
                        .toList();
        return new Conditions(
                callers,
                Set.copyOf(get(EXTENSIONS_DIALED)),
                find(SCHEDULE_STATUS).orElse(0),
                get(CHECK_AUTOMATIC_REPLIES),
                find(TIME_OF_DAY).flatMap(text -> RuleTime.read(text, checks)),
                callers.size() < get(CALLER_IDS).size());
    }

    /** Whether it names an extension or a user that is not there any more. */
    public boolean isInError(DirectoryReader reader, UmMailbox owner) {
        return conditions(reader).hasDefect()
                || actions(reader).size() < get(KEY_MAPPINGS).size()
                || !owner.extensions().containsAll(get(EXTENSIONS_DIALED));
    }

    /** The object with name and values, and the keys and links that follow from them. */
    static DirectoryObject shape(DirectoryObject object, String name, PropertyValues values) {
        var mailbox = values.get(MAILBOX);
        return new DirectoryObject(
                object.kind(),
                object.id(),
                name,
                object.version(),
                object.created(),
                object.changed(),
                values,
                Set.of(DirectoryKey.name(ObjectKind.CALL_ANSWERING_RULE, mailbox + "/" + name)),
                List.of(new Link(MAILBOX.name(), mailbox)));
    }
}
