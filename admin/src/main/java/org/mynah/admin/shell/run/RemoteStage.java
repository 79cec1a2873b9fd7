package org.mynah.admin.shell.run;

import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.mynah.admin.catalogue.Binding;
import org.mynah.admin.catalogue.CommonParameters;
import org.mynah.admin.catalogue.Definition;
import org.mynah.admin.catalogue.Item;
import org.mynah.admin.catalogue.Nothing;
import org.mynah.admin.catalogue.Outcome;
import org.mynah.admin.catalogue.ValueKind;
import org.mynah.um.directory.ErrorId;
import org.mynah.um.directory.Problem;

/** A cmdlet of the server in a pipeline: once for each object, or once alone. One thread. */
final class RemoteStage implements Stage {

    private final Session session;
    private final Scope scope;
    private final Binding binding;
    private final Output out;
    private final Confirmation confirmation;

    RemoteStage(Session session, Scope scope, Binding binding, Output out) {
        this.session = session;
        this.scope = scope;
        this.binding = binding;
        this.out = out;
        this.confirmation = new Confirmation(session);
    }

    @Override
    public void accept(Object input) {
        if (binding.inputParameter().isEmpty()) {
            session.report(
                    ErrorRecord.of(
                            new Problem(
                                    ErrorId.E017,
                                    "%s takes no object of the pipeline here: its -Identity is given already, or it has none."
                                            .formatted(name())),
                            name()));
            return;
        }
        run(binding.withInput(input));
    }

    @Override
    public void runAlone() {
        run(session.completed(binding));
    }

    private void run(Binding complete) {
        session.usage().checkTime();
        var parameters = new LinkedHashMap<String, Object>();
        complete.values()
                .forEach((name, value) -> {
                    if (CommonParameters.isForServer(name) && !name.equals("Confirm")) {
                        parameters.put(name, wire(value, complete.definition(), name));
                    }
                });
        var definition = complete.definition();
        if (definition.changes()
                && !complete.has("WhatIf")
                && Values.truth(session.variable("WhatIfPreference", scope))) {
            parameters.put("WhatIf", true);
        }
        var isRehearsal =
                Boolean.TRUE.equals(parameters.get("WhatIf"))
                        || Boolean.TRUE.equals(parameters.get("ValidateOnly"));
        if (asks(complete) && !isRehearsal) {
            var rehearsal = new LinkedHashMap<>(parameters);
            rehearsal.put("WhatIf", true);
            var outcome = session.server().run(definition.name(), rehearsal);
            if (!outcome.problems().isEmpty()) {
                keep(complete, outcome, isRehearsal);
                report(outcome);
                return;
            }
            if (!confirmation.isGiven(name(), outcome.action().orElse(name()))) {
                return;
            }
        }
        var outcome = session.server().run(definition.name(), parameters);
        keep(complete, outcome, isRehearsal);
        if (isVerbose(complete) && !outcome.confirmedBy().isEmpty()) {
            session.console()
                    .print(
                            "VERBOSE: The change is in force on "
                                    + String.join(", ", outcome.confirmedBy())
                                    + ".");
        }
        show(outcome, parameters.containsKey("ValidateOnly"));
    }

    /** Counts the run, and adds it to the result file. */
    private void keep(Binding complete, Outcome outcome, boolean isRehearsal) {
        session.progress().count(!outcome.problems().isEmpty());
        complete.text("ResultFile")
                .ifPresent(file ->
                        session.results()
                                .add(file, name(), identity(complete), isRehearsal, outcome));
    }

    /** Which object it is about: -Identity, or the name of a new one. */
    private static String identity(Binding complete) {
        return complete.text("Identity").or(() -> complete.text("Name")).orElse("");
    }

    private boolean asks(Binding complete) {
        var definition = complete.definition();
        if (!definition.changes()) {
            return false;
        }
        return complete.find("Confirm")
                .map(Boolean.TRUE::equals)
                .orElseGet(() ->
                        definition.asks()
                                && !Values.text(session.variable("ConfirmPreference", scope))
                                        .equalsIgnoreCase("None"));
    }

    private boolean isVerbose(Binding complete) {
        return Boolean.TRUE.equals(complete.find("Verbose").orElse(false))
                || Values.text(session.variable("VerbosePreference", scope))
                        .equalsIgnoreCase("Continue");
    }

    private void show(Outcome outcome, boolean isSilent) {
        session.warn(outcome.warnings());
        outcome.action()
                .filter(_ -> !isSilent)
                .ifPresent(action -> session.console().print("What if: " + action + "."));
        outcome.objects()
                .forEach(object ->
                        out.write(
                                object.type().equals(Item.FILE)
                                        ? written(object)
                                        : Values.owned(object)));
        if (!outcome.problems().isEmpty()) {
            report(outcome);
        }
    }

    /** Writes a file that the server sent, and answers what is known of it. */
    private Item written(Item file) {
        var name = Values.text(file.find("FileName").orElse(""));
        var content = Values.text(file.find("Content").orElse(""));
        session.files().write(name, content.getBytes(StandardCharsets.UTF_8), false);
        var item = new Item(Item.FILE);
        file.properties()
                .forEach((property, value) -> {
                    if (!property.equals("Content")) {
                        item.set(property, value);
                    }
                });
        return item;
    }

    private void report(Outcome outcome) {
        var place =
                "Server=%s,RequestId=%s,TimeStamp=%s"
                        .formatted(
                                outcome.node(),
                                UUID.randomUUID(),
                                session.clock().instant().truncatedTo(ChronoUnit.SECONDS));
        session.report(
                outcome.problems().stream()
                        .map(problem -> ErrorRecord.of(problem, name(), place))
                        .toList());
    }

    private String name() {
        return binding.definition().name();
    }

    /** A value as the server takes it; where rows are wanted, an object goes as its properties. */
    private static Object wire(Object value, Definition definition, String name) {
        var takesRows =
                definition
                        .parameter(name)
                        .filter(parameter -> parameter.kind() == ValueKind.ROWS)
                        .isPresent();
        return wire(takesRows ? rows(value) : value);
    }

    private static Object rows(Object value) {
        return switch (value) {
            case Item item -> item.properties();
            case Collection<?> many -> many.stream().map(RemoteStage::rows).toList();
            case Map<?, ?> change -> {
                var table = new LinkedHashMap<String, Object>();
                change.forEach((key, each) -> table.put(String.valueOf(key), rows(each)));
                yield table;
            }
            default -> value;
        };
    }

    /** A value as the server takes it. */
    private static Object wire(Object value) {
        return switch (value) {
            case SecureText secret -> secret.reveal();
            case Item item -> item.toString();
            case byte[] bytes -> Base64.getEncoder().encodeToString(bytes);
            case Map<?, ?> map -> {
                var table = new LinkedHashMap<String, Object>();
                map.forEach((key, each) -> table.put(String.valueOf(key), wire(each)));
                yield table;
            }
            case Collection<?> many -> {
                List<Object> list = new ArrayList<>();
                many.forEach(each -> list.add(wire(each)));
                yield list;
            }
            case Nothing _, Boolean _, Integer _, Long _, Double _ -> value;
            default -> Values.text(value);
        };
    }
}
