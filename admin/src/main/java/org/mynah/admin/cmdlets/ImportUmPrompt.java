package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.DirectoryException;
import org.mynah.um.directory.ErrorId;
import org.mynah.um.directory.Prompts;

/** Imports a sound file for a dial plan or auto attendant (cmdlets §8.9). */
record ImportUmPrompt(Services services) implements Cmdlet {

    private static final String DATA = "PromptFileData";
    private static final String STREAM = "PromptFileStream";

    private static final Definition DEFINITION =
            Definition.changing(
                            "Import-UMPrompt",
                            "Imports a sound file; the greeting must still be switched on by Set-.")
                    .permission(Permission.UM_PROMPTS)
                    .with(PromptOwner.parameters())
                    .with(
                            PromptOwner.bytes(DATA, "The bytes of the file, at most 5 MB."),
                            PromptOwner.bytes(STREAM, "The same, instead of -PromptFileData."))
                    .oneOf(PromptOwner.UM_DIAL_PLAN, PromptOwner.UM_AUTO_ATTENDANT)
                    .oneOf(DATA, STREAM)
                    .example(
                            "Import-UMPrompt -UMDialPlan MyUMDialPlan -PromptFileName 'welcome.wav' -PromptFileData ([System.IO.File]::ReadAllBytes('welcome.wav'))")
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public void run(Invocation call) {
        var path = call.requiredText(PromptOwner.FILE_NAME);
        var parameter = call.has(STREAM) ? STREAM : DATA;
        var content =
                call.raw(parameter)
                        .orElseThrow(() ->
                                new DirectoryException(
                                        ErrorId.E014,
                                        "The parameter -PromptFileData is missing; give the bytes of the file."));
        services.directory().read(reader -> PromptOwner.of(call, reader));
        // Decoding takes longer than a transaction should.
        var sound =
                Prompts.read(services.promptAudio(), path, PromptOwner.read(parameter, content));
        call.change(
                services.directory(),
                writer -> {
                    var owner = PromptOwner.of(call, writer);
                    call.doing(
                            "Importing UM prompt '" + Prompts.nameOf(path) + "' for", owner.name());
                    return Prompts.store(writer, owner, path, sound, call.warnings());
                });
    }
}
