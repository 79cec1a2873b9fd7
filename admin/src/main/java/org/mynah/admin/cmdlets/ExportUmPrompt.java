package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Item;
import org.mynah.admin.catalogue.Output;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.Prompts;

/** Gives an imported file back, byte for byte (cmdlets §8.9). */
record ExportUmPrompt(Services services) implements Cmdlet {

    private static final String INSTEAD =
            "give -PromptFileName with the file's name; Get-UMAutoAttendant shows it as ";

    private static final Definition DEFINITION =
            Definition.reading("Export-UMPrompt", "Gives an imported sound file back as it was.")
                    .permission(Permission.UM_PROMPTS)
                    .with(PromptOwner.parameters())
                    .oneOf(PromptOwner.UM_DIAL_PLAN, PromptOwner.UM_AUTO_ATTENDANT)
                    .retired(
                            "BusinessHoursWelcomeGreeting",
                            INSTEAD + "BusinessHoursWelcomeGreetingFilename.")
                    .retired(
                            "AfterHoursWelcomeGreeting",
                            INSTEAD + "AfterHoursWelcomeGreetingFilename.")
                    .retired(
                            "BusinessHoursMainMenuCustomPrompt",
                            INSTEAD + "BusinessHoursMainMenuCustomPromptFilename.")
                    .retired(
                            "AfterHoursMainMenuCustomPrompt",
                            INSTEAD + "AfterHoursMainMenuCustomPromptFilename.")
                    .output(Output.of("UMPrompt", "PromptFileName", "Format", "Duration"))
                    .example(
                            "$prompt = Export-UMPrompt -PromptFileName 'welcome.wav' -UMDialPlan MyUMDialPlan")
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public void run(Invocation call) {
        var path = call.requiredText(PromptOwner.FILE_NAME);
        services.directory()
                .read(reader -> {
                    var prompt = Prompts.find(reader, PromptOwner.of(call, reader), path);
                    var sound =
                            reader.promptSound(prompt.id())
                                    .orElseThrow(() ->
                                            new IllegalStateException(
                                                    "prompt " + prompt.id() + " has no sound"));
                    call.write(
                            new Item("UMPrompt")
                                    .set("PromptFileName", prompt.name())
                                    .set("AudioData", sound.file())
                                    .set("Format", prompt.format())
                                    .set("Duration", duration(prompt.length())));
                    return true;
                });
    }

    /** Such as {@code 00:01:07.250}. */
    private static String duration(java.time.Duration length) {
        return "%02d:%02d:%02d.%03d"
                .formatted(
                        length.toHours(),
                        length.toMinutesPart(),
                        length.toSecondsPart(),
                        length.toMillisPart());
    }
}
