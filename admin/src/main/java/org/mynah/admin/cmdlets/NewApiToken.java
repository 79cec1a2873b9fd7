package org.mynah.admin.cmdlets;

import java.time.Duration;
import java.util.List;
import org.mynah.admin.catalogue.Cmdlet;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Item;
import org.mynah.admin.catalogue.Output;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.roles.Permission;
import org.mynah.admin.signin.Tokens;
import org.mynah.um.directory.ApiToken;
import org.mynah.um.directory.ApiTokens;
import org.mynah.um.directory.DirectoryObject;
import org.mynah.um.directory.ManagementRole;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.PropertyType;

/** Makes a token by which a program calls the API for a user; it is printed once. */
record NewApiToken(Services services) implements Cmdlet {

    static final Output OUTPUT = Output.of("ApiToken", "Name", "Owner", "Scopes", "Expires");

    private static final PropertyType.Whole DAYS =
            new PropertyType.Whole(1, (int) ApiTokens.LONGEST_LIFE.toDays(), "days");

    private static final Definition DEFINITION =
            Definition.changing(
                            "New-ApiToken",
                            "Makes a token by which a program calls the API for a user.")
                    .permission(Permission.ROLES)
                    .ownRole(ManagementRole.MY_VOICE_MAIL)
                    .with(
                            Parameter.text("Name", DialPlanParameters.LONGEST_TEXT, "Its name.")
                                    .required()
                                    .at(1),
                            Parameter.of(ApiToken.SCOPES).required(),
                            Parameter.of("ExpiresInDays", DAYS, "Its life; default 90 days."),
                            user())
                    .output(OUTPUT)
                    .example("New-ApiToken -Name Backup -Scopes \"View-Only Configuration\"")
                    .build();

    /** The parameter that names the user of a token. */
    static Parameter user() {
        return Parameter.of(
                "User",
                new PropertyType.Reference(ObjectKind.USER),
                "The user it acts for; default: the caller.");
    }

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public void run(Invocation call) {
        var life =
                call.read("ExpiresInDays", DAYS)
                        .map(Duration::ofDays)
                        .orElse(ApiTokens.STANDARD_LIFE);
        call.doing("Creating API token", call.requiredText("Name"));
        call.change(
                        services.directory(),
                        writer -> {
                            var owner = OwnUser.of(call, writer, "User");
                            var edit = Edits.ofNew(call, writer, List.of(ApiToken.SCOPES));
                            var token = Tokens.forProgram();
                            var made =
                                    ApiTokens.create(
                                            writer,
                                            owner,
                                            edit,
                                            Tokens.digest(token),
                                            services.clock().instant().plus(life));
                            return item(new Items(writer, services.node()), made.object())
                                    .set("Token", token);
                        })
                .ifPresent(call::write);
    }

    /** A token as it is printed, without its secret. */
    static Item item(Items items, DirectoryObject object) {
        var item = new Item("ApiToken").set("Name", object.name());
        items.properties(item, object, ApiToken.PROPERTIES);
        return items.common(item, object, object.name(), items.configurationName(object));
    }
}
