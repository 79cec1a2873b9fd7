package org.mynah.admin.cmdlets;

import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.roles.Permission;
import org.mynah.um.directory.Prompts;

/** Removes an imported file that nothing uses (directory §4.3). */
record RemoveUmPrompt(Services services) implements Cmdlet {

    private static final Definition DEFINITION =
            Definition.changing("Remove-UMPrompt", "Removes an imported sound file.")
                    .permission(Permission.UM_PROMPTS)
                    .with(PromptOwner.parameters())
                    .oneOf(PromptOwner.UM_DIAL_PLAN, PromptOwner.UM_AUTO_ATTENDANT)
                    .example(
                            "Remove-UMPrompt -PromptFileName 'welcome.wav' -UMDialPlan MyUMDialPlan")
                    .build();

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public void run(Invocation call) {
        var path = call.requiredText(PromptOwner.FILE_NAME);
        call.change(
                services.directory(),
                writer -> {
                    var owner = PromptOwner.of(call, writer);
                    var prompt = Prompts.find(writer, owner, path);
                    call.doing("Removing UM prompt '" + prompt.name() + "' of", owner.name());
                    Prompts.remove(writer, owner, prompt);
                    return prompt;
                });
    }
}
