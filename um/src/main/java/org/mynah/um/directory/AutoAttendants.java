package org.mynah.um.directory;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rules on UM auto attendants (directory §2.4, §4, §7.9). */
public final class AutoAttendants {

    private AutoAttendants() {}

    /**
     * Creates an auto attendant of a dial plan: disabled, without speech and open all week unless
     * said otherwise.
     *
     * @param serversZone the time zone where none is given
     * @throws DirectoryException UM-E001–E008, E014, E112, E122, E126, E608
     */
    public static AutoAttendant create(
            DirectoryWriter writer, Edit edit, ZoneId serversZone, Warnings warnings) {
        var checks = new Checks();
        var name = checks.newName(writer, ObjectKind.AUTO_ATTENDANT, edit.name(), "");
        checks.require(edit.set(), AutoAttendant.UM_DIAL_PLAN);
        var given = edit.applyTo(PropertyValues.EMPTY);
        var values =
                given.has(AutoAttendant.TIME_ZONE)
                        ? given
                        : given.with(AutoAttendant.TIME_ZONE, serversZone.getId());
        if (values.has(AutoAttendant.UM_DIAL_PLAN)) {
            values = checked(writer, checks, Optional.empty(), name, edit, values, warnings);
        }
        checks.refuseIfAny();
        return new AutoAttendant(
                writer.insert(
                        AutoAttendant.shape(
                                NewObject.of(ObjectKind.AUTO_ATTENDANT), name, values)));
    }

    /**
     * Changes an auto attendant, but for its dial plan and its status.
     *
     * @throws DirectoryException UM-E001–E008, E010, E019, E110, E112, E122, E126, E405, E603–E609
     */
    public static AutoAttendant change(
            DirectoryWriter writer, AutoAttendant attendant, Edit edit, Warnings warnings) {
        var checks = new Checks();
        var before = attendant.object().values();
        checks.addAll(
                edit.changesOfFixed(ObjectKind.AUTO_ATTENDANT, AutoAttendant.PROPERTIES, before));
        var name = checks.changedName(writer, attendant.object(), edit.name(), "");
        checks.refuseIfAny();
        var values =
                checked(
                        writer,
                        checks,
                        Optional.of(attendant),
                        name,
                        edit,
                        edit.applyTo(before),
                        warnings);
        checks.refuseIfAny();
        return new AutoAttendant(
                writer.update(AutoAttendant.shape(attendant.object(), name, values)));
    }

    /** Answers its numbers from now on. */
    public static AutoAttendant enable(
            DirectoryWriter writer, AutoAttendant attendant, Warnings warnings) {
        return withStatus(writer, attendant, AutoAttendant.Status.Enabled, warnings);
    }

    /**
     * Answers its numbers no more; running calls finish.
     *
     * @throws DirectoryException UM-E203 while it is a dial plan's UMAutoAttendant
     */
    public static AutoAttendant disable(
            DirectoryWriter writer, AutoAttendant attendant, Warnings warnings) {
        refuseWhileUsed(attendant, "disabled", plansUsing(writer, attendant));
        return withStatus(writer, attendant, AutoAttendant.Status.Disabled, warnings);
    }

    private static AutoAttendant withStatus(
            DirectoryWriter writer,
            AutoAttendant attendant,
            AutoAttendant.Status status,
            Warnings warnings) {
        if (attendant.get(AutoAttendant.STATUS) == status) {
            warnings.add(
                    WarningId.W07,
                    "The auto attendant '%s' has the status %s already."
                            .formatted(attendant.name(), status));
            return attendant;
        }
        var values = attendant.object().values().with(AutoAttendant.STATUS, status);
        return new AutoAttendant(
                writer.update(AutoAttendant.shape(attendant.object(), attendant.name(), values)));
    }

    /**
     * Removes an auto attendant.
     *
     * @throws DirectoryException UM-E203 with the dial plans and auto attendants that use it
     */
    public static void remove(DirectoryWriter writer, AutoAttendant attendant) {
        var users = plansUsing(writer, attendant);
        for (var other : writer.referringTo(attendant.id(), ObjectKind.AUTO_ATTENDANT)) {
            if (!other.id().equals(attendant.id())) {
                other.links().stream()
                        .filter(link -> link.target().equals(attendant.id()))
                        .forEach(link ->
                                users.add(
                                        "%s of the auto attendant '%s'"
                                                .formatted(link.property(), other.name())));
            }
        }
        refuseWhileUsed(attendant, "removed", users);
        Prompts.removeAllOf(writer, attendant.id());
        writer.delete(attendant.id());
    }

    private static List<String> plansUsing(DirectoryReader reader, AutoAttendant attendant) {
        var users = new ArrayList<String>();
        for (var plan : reader.referringTo(attendant.id(), ObjectKind.DIAL_PLAN)) {
            users.add("UMAutoAttendant of the dial plan '%s'".formatted(plan.name()));
        }
        return users;
    }

    private static void refuseWhileUsed(AutoAttendant attendant, String what, List<String> users) {
        if (!users.isEmpty()) {
            throw new DirectoryException(
                    ErrorId.E203,
                    "The auto attendant '%s' cannot be %s: it is %s. Set these to another one, or to $null, first."
                            .formatted(attendant.name(), what, String.join(", ", users)));
        }
    }

    /** Checks all values and gives them back as they are to be stored. */
    private static PropertyValues checked(
            DirectoryReader reader,
            Checks checks,
            Optional<AutoAttendant> before,
            String name,
            Edit edit,
            PropertyValues given,
            Warnings warnings) {
        var plan =
                reader.find(given.get(AutoAttendant.UM_DIAL_PLAN)).map(DialPlan::new).orElseThrow();
        var values = given;
        for (var property : AutoAttendant.PROMPT_FILES) {
            values = Prompts.withNameOnly(values, property);
        }
        values = withZoneId(values);
        values = Languages.withInstalled(reader, checks, edit, values, AutoAttendant.LANGUAGE);
        checkPilots(reader, checks, before, plan, values);
        checkSpeech(reader, checks, before, name, plan, edit, values, warnings);
        new Schedule(values.get(AutoAttendant.BUSINESS_HOURS_SCHEDULE))
                .conflict()
                .ifPresent(conflict ->
                        checks.add(ErrorId.E604, "-BusinessHoursSchedule: " + conflict + "."));
        checkHolidays(checks, values.get(AutoAttendant.HOLIDAY_SCHEDULE));
        for (var property : AutoAttendant.KEY_MAPPINGS) {
            if (edit.set().has(property)) {
                values =
                        values.with(
                                property,
                                KeyMappings.resolved(
                                        reader, checks, plan, property, values, warnings));
            }
        }
        for (var property : AutoAttendant.ALLOWED_GROUPS) {
            if (edit.set().has(property)) {
                DialingGroups.checkAllowed(checks, plan, property, values.get(property));
            }
        }
        checkPrompts(reader, checks, before, edit, values);
        return values;
    }

    private static PropertyValues withZoneId(PropertyValues values) {
        return values.find(AutoAttendant.TIME_ZONE)
                .flatMap(TimeZones::byId)
                .map(zone -> values.with(AutoAttendant.TIME_ZONE, zone.getId()))
                .orElse(values);
    }

    private static void checkPilots(
            DirectoryReader reader,
            Checks checks,
            Optional<AutoAttendant> before,
            DialPlan plan,
            PropertyValues values) {
        var access = plan.accessNumbers().stream().map(Numbers::plain).toList();
        for (var pilot : values.get(AutoAttendant.PILOT_IDENTIFIER_LIST)) {
            var plain = Numbers.plain(pilot);
            AutoAttendant.byPilot(reader, plan.id(), pilot)
                    .filter(holder -> before.isEmpty() || !holder.id().equals(before.get().id()))
                    .ifPresent(holder ->
                            checks.add(
                                    ErrorId.E122,
                                    "The number '%s' belongs to the auto attendant '%s' of the dial plan '%s'; choose another."
                                            .formatted(pilot, holder.name(), plan.name())));
            if (access.stream().anyMatch(plain::equalsIgnoreCase)) {
                checks.add(
                        ErrorId.E122,
                        "The number '%s' is an access number of the dial plan '%s'; choose another."
                                .formatted(pilot, plan.name()));
            }
            UmMailbox.byAddress(reader, plain, plan.phoneContext())
                    .ifPresent(holder ->
                            checks.add(
                                    ErrorId.E126,
                                    "The number '%s' is an extension of '%s' on the dial plan '%s'; calls could not be told apart."
                                            .formatted(
                                                    pilot, holder.object().name(), plan.name())));
        }
    }

    private static void checkSpeech(
            DirectoryReader reader,
            Checks checks,
            Optional<AutoAttendant> before,
            String name,
            DialPlan plan,
            Edit edit,
            PropertyValues values,
            Warnings warnings) {
        boolean hearsSpeech = values.get(AutoAttendant.SPEECH_ENABLED);
        if (edit.set().has(AutoAttendant.DTMF_FALLBACK)) {
            checkFallback(reader, checks, before, name, plan, values, warnings);
        } else if (!hearsSpeech
                && values.has(AutoAttendant.DTMF_FALLBACK)
                && edit.set().has(AutoAttendant.SPEECH_ENABLED)) {
            warnings.add(
                    "The DTMF fallback of the auto attendant '%s' has no effect while it is not speech-enabled."
                            .formatted(name));
        }
        if (!hearsSpeech) {
            return;
        }
        if (edit.set().has(AutoAttendant.SPEECH_ENABLED)) {
            before.map(attendant -> fallbackUsers(reader, attendant))
                    .filter(users -> !users.isEmpty())
                    .ifPresent(users ->
                            warnings.add(
                                    "The auto attendant '%s' is the DTMF fallback of %s and should not be speech-enabled itself."
                                            .formatted(name, String.join(", ", users))));
        }
        var hasOperator =
                values.find(AutoAttendant.OPERATOR_EXTENSION)
                        .or(() -> plan.find(DialPlan.OPERATOR_EXTENSION))
                        .isPresent();
        if (!hasOperator && values.find(AutoAttendant.DTMF_FALLBACK).isEmpty()) {
            warnings.add(
                    WarningId.W06,
                    ("The auto attendant '%s' has neither a DTMF fallback nor an operator; callers whose speech is not"
                                    + " understood are stuck.")
                            .formatted(name));
        }
    }

    private static void checkFallback(
            DirectoryReader reader,
            Checks checks,
            Optional<AutoAttendant> before,
            String name,
            DialPlan plan,
            PropertyValues values,
            Warnings warnings) {
        var target =
                reader.find(values.get(AutoAttendant.DTMF_FALLBACK))
                        .map(AutoAttendant::new)
                        .orElseThrow();
        if (!values.get(AutoAttendant.SPEECH_ENABLED)) {
            checks.add(
                    ErrorId.E608,
                    "The auto attendant '%s' is not speech-enabled and needs no DTMF fallback; give -SpeechEnabled $true too."
                            .formatted(name));
        }
        if (before.isPresent() && target.id().equals(before.get().id())) {
            checks.add(
                    ErrorId.E608,
                    "The auto attendant '%s' cannot be its own DTMF fallback.".formatted(name));
            return;
        }
        if (!target.dialPlan().equals(plan.id())) {
            checks.add(
                    ErrorId.E608,
                    "The DTMF fallback '%s' belongs to another dial plan than '%s'; choose one of this plan."
                            .formatted(target.name(), plan.name()));
        }
        if (target.get(AutoAttendant.SPEECH_ENABLED)) {
            warnings.add(
                    "The DTMF fallback '%s' is speech-enabled itself; it should take keys only."
                            .formatted(target.name()));
        }
    }

    private static List<String> fallbackUsers(DirectoryReader reader, AutoAttendant attendant) {
        return reader.referringTo(attendant.id(), ObjectKind.AUTO_ATTENDANT).stream()
                .filter(other ->
                        other.links()
                                .contains(
                                        new Link(
                                                AutoAttendant.DTMF_FALLBACK.name(),
                                                attendant.id())))
                .map(other -> "'" + other.name() + "'")
                .toList();
    }

    private static void checkHolidays(Checks checks, List<Holiday> holidays) {
        var names = new ArrayList<String>();
        for (var holiday : holidays) {
            var folded = DirectoryKey.fold(holiday.name());
            if (names.contains(folded)) {
                checks.add(
                        ErrorId.E605,
                        "-HolidaySchedule has the name '%s' twice; each holiday has its own."
                                .formatted(holiday.name()));
            }
            names.add(folded);
        }
    }

    private static void checkPrompts(
            DirectoryReader reader,
            Checks checks,
            Optional<AutoAttendant> before,
            Edit edit,
            PropertyValues values) {
        for (var use : AutoAttendant.promptUses(values)) {
            var isGiven =
                    edit.set().stored().keySet().stream()
                            .anyMatch(property -> use.where().startsWith(property));
            if (isGiven) {
                Prompts.requireImported(
                        reader, checks, before.map(AutoAttendant::object), use.where(), use.file());
            }
        }
    }
}
