package org.mynah.admin.shell.local;

import java.util.List;
import org.mynah.admin.shell.run.LocalCommand;

/** The cmdlets that this shell has. */
public final class LocalCommands {

    private LocalCommands() {}

    /** All of them. */
    public static List<LocalCommand> all() {
        return List.of(
                new WhereObject(),
                new ForEachObject(),
                new SelectObject(),
                new SortObject(),
                new GroupObject(),
                new MeasureObject(),
                new FormatList(),
                new FormatTable(),
                new OutNull(),
                new OutString(),
                new OutFile(),
                new WriteOutput(),
                new WriteHost(),
                new WriteWarning(),
                new WriteError(),
                new WriteVerbose(),
                new ReadHost(),
                new ConvertToSecureString(),
                new GetDate(),
                new GetVariable(),
                new SetVariable(),
                new NewObject(),
                new GetContent(),
                new SetContent(),
                new AddContent(),
                new TestPath(),
                new ImportCsv(),
                new ExportCsv(),
                new ConvertToCsv(),
                new ConvertToJson(),
                new ConvertFromJson(),
                new GetCommand(),
                new GetHelp(),
                new FormatWide(),
                new GetMember(),
                new CompareObject(),
                new TeeObject(),
                new GetCredential(),
                new ConvertFromSecureString(),
                new ConvertFromCsv(),
                new ConvertToHtml(),
                new ConvertToXml(),
                new ExportClixml(),
                new ImportClixml(),
                new OutGridView(),
                new GetHistory(),
                new StartTranscript(),
                new StopTranscript(),
                new NewTimeSpan(),
                new GetChildItem(),
                new StartSleep(),
                new ClearHost(),
                new WriteProgress(),
                new WriteDebug(),
                new WriteInformation());
    }
}
