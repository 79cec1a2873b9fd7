package org.mynah.admin.cmdlets;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Output;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.DirectoryException;
import org.mynah.um.directory.ErrorId;
import org.mynah.um.directory.Identities;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.PropertyType;
import org.mynah.um.record.CallSummary;

/** Prints how many calls there were, of what kind, and how they sounded (cmdlets §8.10). */
record GetUmCallSummaryReport(Services services) implements Cmdlet {

    /** Days that the report by day covers. */
    private static final int DAYS = 90;

    /** Months that the report by month covers. */
    private static final int MONTHS = 12;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM/dd/yy", Locale.US);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM/yy", Locale.US);

    /** What a row is about. */
    private enum GroupBy {
        Day,
        Month,
        Total
    }

    private static final PropertyType<GroupBy> GROUP_BY = new PropertyType.Choice<>(GroupBy.class);

    private static final Definition DEFINITION =
            Definition.reading(
                            "Get-UMCallSummaryReport",
                            "Prints how many calls there were, of what kind, and how they sounded.")
                    .permission(Permission.CALL_DATA)
                    .with(
                            Parameter.of(
                                            "GroupBy",
                                            GROUP_BY,
                                            "A row for each of 90 days, of 12 months, or for all.")
                                    .required())
                    .with(CallItems.filters())
                    .output(
                            Output.of(
                                    "UMCallSummaryReport",
                                    "Date",
                                    "VoiceMessage",
                                    "MissedCalls",
                                    "OutlookVoiceAccess",
                                    "Outbound",
                                    "AutoAttendant",
                                    "Fax",
                                    "Other",
                                    "FailedOrRejected",
                                    "AudioQuality",
                                    "TotalCalls"))
                    .example("Get-UMCallSummaryReport -GroupBy Total")
                    .example("Get-UMCallSummaryReport -GroupBy Month -UMDialPlan MyUMDialPlan")
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public void run(Invocation call) {
        var groupBy = call.read("GroupBy", GROUP_BY);
        call.refuseIfAny();
        var by =
                groupBy.orElseThrow(() ->
                        new DirectoryException(
                                ErrorId.E014, "Get-UMCallSummaryReport needs -GroupBy."));
        var which = services.directory().read(reader -> CallItems.wanted(call, reader));
        var plan = name(call, "UMDialPlan", ObjectKind.DIAL_PLAN);
        var gateway = name(call, "UMIPGateway", ObjectKind.IP_GATEWAY);
        var today = LocalDate.ofInstant(services.clock().instant(), ZoneOffset.UTC);
        var records = services.calls().records();
        switch (by) {
            case Day -> {
                var first = today.minusDays(DAYS - 1);
                records.days(first, which)
                        .reversed()
                        .forEach((day, calls) ->
                                call.write(
                                        CallItems.summary(DAY.format(day), calls, plan, gateway)));
            }
            case Month -> {
                var first = today.withDayOfMonth(1).minusMonths(MONTHS - 1);
                grouped(records.days(first, which), day -> day.withDayOfMonth(1))
                        .reversed()
                        .forEach((month, calls) ->
                                call.write(
                                        CallItems.summary(
                                                MONTH.format(month), calls, plan, gateway)));
            }
            case Total -> {
                var all = grouped(records.days(LocalDate.EPOCH, which), _ -> LocalDate.EPOCH);
                call.write(
                        CallItems.summary(
                                "---",
                                all.getOrDefault(LocalDate.EPOCH, CallSummary.NONE),
                                plan,
                                gateway));
            }
        }
    }

    private static SortedMap<LocalDate, CallSummary> grouped(
            SortedMap<LocalDate, CallSummary> days, UnaryOperator<LocalDate> by) {
        var groups = new TreeMap<LocalDate, CallSummary>();
        days.forEach((day, calls) -> groups.merge(by.apply(day), calls, CallSummary::plus));
        return groups;
    }

    private String name(Invocation call, String parameter, ObjectKind kind) {
        return call.text(parameter)
                .map(name ->
                        services.directory()
                                .read(reader -> Identities.find(reader, kind, name).name()))
                .orElse("");
    }
}
