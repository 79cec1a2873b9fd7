package org.mynah.admin.cmdlets;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Item;
import org.mynah.admin.catalogue.Output;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.DirectoryException;
import org.mynah.um.directory.ErrorId;
import org.mynah.um.directory.Moments;
import org.mynah.um.directory.WarningId;
import org.mynah.um.record.CallRecordFile;

/**
 * Writes the calls of one day in UTC into a file of comma-separated values (cmdlets §8.10): the
 * shell writes it where it runs, under its documented name or the one that is given.
 */
record ExportUmCallDataRecord(Services services) implements Cmdlet {

    /** Lines of one file; a day with more is cut, with a warning. */
    static final int MOST_LINES = 100_000;

    private static final Definition DEFINITION =
            Definition.reading(
                            "Export-UMCallDataRecord",
                            "Writes the calls of a day in UTC into um_cdr_YYYY-MM-DD.csv.")
                    .permission(Permission.CALL_DATA)
                    .with(
                            Parameter.text("Date", 40, "The day, in UTC.").required(),
                            Parameter.text(
                                    "ClientStream",
                                    256,
                                    "The file to write in place of um_cdr_YYYY-MM-DD.csv."))
                    .with(CallItems.filters())
                    .output(Output.of(Item.FILE, "FileName", "Lines"))
                    .example("Export-UMCallDataRecord -Date 02/01/12")
                    .example("Export-UMCallDataRecord -Date 02/01/12 -UMDialPlan MyUMDialPlan")
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public void run(Invocation call) {
        var day = day(call.requiredText("Date"));
        var name = call.text("ClientStream").orElseGet(() -> CallRecordFile.name(day));
        call.refuseIfAny();
        var which = services.directory().read(reader -> CallItems.wanted(call, reader));
        var file = new StringBuilder(CallRecordFile.head()).append("\r\n");
        var lines = new AtomicInteger();
        services.calls()
                .records()
                .ofDay(
                        day,
                        which,
                        record -> {
                            if (lines.incrementAndGet() <= MOST_LINES) {
                                file.append(CallRecordFile.line(record)).append("\r\n");
                            }
                        });
        if (lines.get() > MOST_LINES) {
            call.warnings()
                    .add(
                            WarningId.W02,
                            "The day has %d calls; the file holds the first %d. Give -UMDialPlan or -UMIPGateway for fewer."
                                    .formatted(lines.get(), MOST_LINES));
        }
        call.write(
                new Item(Item.FILE)
                        .set("FileName", name)
                        .set("Lines", Math.min(lines.get(), MOST_LINES))
                        .set("Content", file.toString()));
    }

    private static LocalDate day(String text) {
        return Moments.parse(text, ZoneOffset.UTC)
                .map(moment -> LocalDate.ofInstant(moment, ZoneOffset.UTC))
                .orElseThrow(() ->
                        new DirectoryException(
                                ErrorId.E009,
                                "-Date is '%s'; a date such as 02/01/12 or 2012-02-01 is expected."
                                        .formatted(text)));
    }
}
