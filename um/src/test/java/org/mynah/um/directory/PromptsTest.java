package org.mynah.um.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mynah.um.Contoso;

/** The rules on custom prompts (directory §7.14, §4.3, cmdlets §8.9). */
class PromptsTest {

    private static final PromptAudio ANYTHING =
            file ->
                    new ImportedSound(
                            file, new byte[16_000], "WAV, PCM 16 bit, 8000 Hz, 1 channel", false);

    private final Contoso contoso = new Contoso();
    private final Warnings warnings = new Warnings();

    private CustomPrompt imported(DirectoryObject owner, String path, byte... file) {
        var sound = Prompts.read(ANYTHING, path, file);
        return contoso.directory.change(
                Contoso.ADMIN, writer -> Prompts.store(writer, owner, path, sound, warnings));
    }

    private DirectoryObject plan() {
        return contoso.plan().object();
    }

    private AutoAttendant attendant() {
        return contoso.directory.change(
                Contoso.ADMIN,
                writer ->
                        AutoAttendants.create(
                                writer,
                                Edit.of(
                                        "Main",
                                        PropertyValues.EMPTY.with(
                                                AutoAttendant.UM_DIAL_PLAN, contoso.plan().id())),
                                ZoneId.of("UTC"),
                                warnings));
    }

    private void set(PropertyValues values) {
        contoso.directory.change(
                Contoso.ADMIN,
                writer -> DialPlans.change(writer, contoso.plan(), Edit.of(values), warnings));
    }

    private static DirectoryException refusal(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
        var refusal = catchThrowableOfType(DirectoryException.class, work);
        assertThat(refusal).as("a refusal").isNotNull();
        return refusal;
    }

    private void remove(DirectoryObject owner, String name) {
        contoso.directory.change(
                Contoso.ADMIN,
                writer -> {
                    Prompts.remove(writer, owner, Prompts.find(writer, owner, name));
                    return name;
                });
    }

    @Test
    @DisplayName("§7.14 name: unique per owner in any case; importing again replaces")
    void a_file_is_unique_per_owner_and_importing_it_again_replaces_it() {
        imported(plan(), "D:\\UMPrompts\\Welcome.wav", (byte) 1);
        imported(plan(), "welcome.WAV", (byte) 2);
        imported(attendant().object(), "welcome.wav", (byte) 3);

        var files =
                contoso.directory.<List<CustomPrompt>>read(
                        reader -> Prompts.of(reader, plan().id()));
        assertThat(files).hasSize(1);
        var sound =
                contoso.directory.<ImportedSound>read(
                        reader -> reader.promptSound(files.getFirst().id()).orElseThrow());
        assertThat(sound.file()).containsExactly(2);
    }

    @Test
    @DisplayName("§7.14 size: at most 5 MB (UM-E601)")
    void a_file_has_at_most_five_megabytes() {
        assertThat(Prompts.read(ANYTHING, "a.wav", new byte[5 * 1024 * 1024]).size())
                .isEqualTo(5_242_880);
        var refusal = refusal(() -> Prompts.read(ANYTHING, "a.wav", new byte[5 * 1024 * 1024 + 1]));
        assertThat(refusal.id()).isEqualTo(ErrorId.E601);
        assertThat(refusal).hasMessageContaining("5242881").hasMessageContaining("5242880");
    }

    @Test
    @DisplayName("§7.14 formats: what cannot be decoded is refused (UM-E601)")
    void what_cannot_be_decoded_is_refused_with_what_was_found() {
        var refusal =
                refusal(() ->
                        Prompts.read(
                                _ -> {
                                    throw new PromptAudio.Unreadable("it is a picture");
                                },
                                "a.wav",
                                new byte[4]));
        assertThat(refusal.id()).isEqualTo(ErrorId.E601);
        assertThat(refusal).hasMessageContaining("a.wav").hasMessageContaining("it is a picture");
    }

    @Test
    @DisplayName("§7.14 name: at most 255 characters, no marks that file names do not have")
    void a_name_has_its_bounds() {
        var longest = "x".repeat(251) + ".wav";
        assertThat(imported(plan(), longest, (byte) 1).name()).isEqualTo(longest);
        assertThat(refusal(() -> imported(plan(), "x" + longest, (byte) 1)).id())
                .isEqualTo(ErrorId.E001);
        assertThat(refusal(() -> imported(plan(), "a?.wav", (byte) 1)).id())
                .isEqualTo(ErrorId.E002);
        assertThat(refusal(() -> imported(plan(), "c:\\", (byte) 1)).id()).isEqualTo(ErrorId.E014);
    }

    @Test
    @DisplayName("UM-E609: a greeting that is not imported is named with the ones that are")
    void a_greeting_must_be_imported_for_its_own_dial_plan() {
        imported(plan(), "hello.wav", (byte) 1);
        imported(attendant().object(), "welcome.wav", (byte) 1);
        var values = PropertyValues.EMPTY.with(DialPlan.WELCOME_GREETING_FILE, "c:\\welcome.wav");

        var refusal = refusal(() -> set(values));

        assertThat(refusal.id()).isEqualTo(ErrorId.E609);
        assertThat(refusal)
                .hasMessageContaining("welcome.wav")
                .hasMessageContaining("hello.wav")
                .hasMessageContaining("Import-UMPrompt");
        imported(plan(), "welcome.wav", (byte) 1);
        set(values);
        assertThat(contoso.plan().find(DialPlan.WELCOME_GREETING_FILE)).hasValue("welcome.wav");
    }

    @Test
    @DisplayName("UM-E204: a prompt in use says where")
    void a_prompt_in_use_cannot_be_removed() {
        imported(plan(), "welcome.wav", (byte) 1);
        set(PropertyValues.EMPTY.with(DialPlan.WELCOME_GREETING_FILE, "welcome.wav"));
        var refusal = refusal(() -> remove(plan(), "WELCOME.wav"));
        assertThat(refusal.id()).isEqualTo(ErrorId.E204);
        assertThat(refusal).hasMessageContaining("WelcomeGreetingFilename");

        var attendant = attendant();
        imported(attendant.object(), "closed.wav", (byte) 1);
        var day = LocalDate.of(2026, 1, 1);
        contoso.directory.change(
                Contoso.ADMIN,
                writer ->
                        AutoAttendants.change(
                                writer,
                                attendant,
                                Edit.of(
                                        PropertyValues.EMPTY.with(
                                                AutoAttendant.HOLIDAY_SCHEDULE,
                                                List.of(
                                                        new Holiday(
                                                                "New Year",
                                                                "closed.wav",
                                                                day,
                                                                day)))),
                                warnings));
        var owner =
                contoso.directory.<DirectoryObject>read(
                        reader -> reader.find(attendant.id()).orElseThrow());
        assertThat(refusal(() -> remove(owner, "closed.wav")))
                .hasMessageContaining("HolidaySchedule 'New Year'");
    }

    @Test
    @DisplayName("§4.3: prompts go with their dial plan or auto attendant")
    void the_files_of_an_auto_attendant_go_with_it() {
        var attendant = attendant();
        imported(attendant.object(), "closed.wav", (byte) 1);
        contoso.directory.change(
                Contoso.ADMIN,
                writer -> {
                    AutoAttendants.remove(writer, attendant);
                    return attendant;
                });
        assertThat(
                        contoso.directory.<List<DirectoryObject>>read(
                                reader -> reader.list(ObjectKind.PROMPT, 10)))
                .isEmpty();
    }
}
