package org.mynah.admin.cmdlets;

import java.util.Base64;
import java.util.Collection;
import java.util.List;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.admin.catalogue.Parameter;
import org.mynah.admin.catalogue.ValueKind;
import org.mynah.um.directory.DirectoryException;
import org.mynah.um.directory.DirectoryObject;
import org.mynah.um.directory.DirectoryReader;
import org.mynah.um.directory.ErrorId;
import org.mynah.um.directory.Identities;
import org.mynah.um.directory.ObjectKind;
import org.mynah.um.directory.PropertyType;

/** What the cmdlets of prompts share (cmdlets §8.9): whose prompt, its file name, its bytes. */
final class PromptOwner {

    static final String UM_DIAL_PLAN = "UMDialPlan";
    static final String UM_AUTO_ATTENDANT = "UMAutoAttendant";
    static final String FILE_NAME = "PromptFileName";

    private PromptOwner() {}

    /** {@code -UMDialPlan} and {@code -UMAutoAttendant}, of which one is given, and the file. */
    static List<Parameter> parameters() {
        return List.of(
                Parameter.of(
                        UM_DIAL_PLAN,
                        new PropertyType.Reference(ObjectKind.DIAL_PLAN),
                        "The dial plan that the prompt belongs to."),
                Parameter.of(
                        UM_AUTO_ATTENDANT,
                        new PropertyType.Reference(ObjectKind.AUTO_ATTENDANT),
                        "The auto attendant that the prompt belongs to."),
                Parameter.text(
                                FILE_NAME,
                                DialPlanParameters.LONGEST_TEXT,
                                "The name of the file; a path is cut off.")
                        .required());
    }

    /**
     * The dial plan or auto attendant.
     *
     * @throws DirectoryException UM-E010 when there is none such, E014 when neither is named
     */
    static DirectoryObject of(Invocation call, DirectoryReader reader) {
        var attendant = call.text(UM_AUTO_ATTENDANT);
        if (attendant.isPresent()) {
            return Identities.find(reader, ObjectKind.AUTO_ATTENDANT, attendant.get());
        }
        var plan =
                call.text(UM_DIAL_PLAN)
                        .orElseThrow(() ->
                                new DirectoryException(
                                        ErrorId.E014,
                                        "Give -UMDialPlan or -UMAutoAttendant: a prompt belongs to one of them."));
        return Identities.find(reader, ObjectKind.DIAL_PLAN, plan);
    }

    /** A parameter that takes a file's bytes. */
    static Parameter bytes(String name, String meaning) {
        return Parameter.local(name, ValueKind.BYTES, meaning);
    }

    /**
     * The bytes of a parameter, which came as base64 or as a list of numbers.
     *
     * @throws DirectoryException UM-E006 when it is neither
     */
    static byte[] read(String name, Object value) {
        try {
            if (value instanceof Collection<?> numbers) {
                var bytes = new byte[numbers.size()];
                int i = 0;
                for (var number : numbers) {
                    int each = Integer.parseInt(String.valueOf(number));
                    if (each < 0 || each > 255) {
                        throw new NumberFormatException("no byte");
                    }
                    bytes[i++] = (byte) each;
                }
                return bytes;
            }
            return Base64.getDecoder().decode(String.valueOf(value));
        } catch (IllegalArgumentException _) {
            throw new DirectoryException(
                    ErrorId.E006,
                    "-%s is no file content; give it by ([System.IO.File]::ReadAllBytes('file.wav'))."
                            .formatted(name));
        }
    }
}
