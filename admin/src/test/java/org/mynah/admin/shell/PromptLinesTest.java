package org.mynah.admin.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The cmdlets of prompts, with the documented lines 162 to 167 (cmdlets §8.9, §12). */
class PromptLinesTest {

    private static final String WAV = "RIFF\0\1\2\377 a welcome";

    @TempDir Path folder;
    private ShellFixture shell;

    @BeforeEach
    void open() throws IOException {
        shell = new ShellFixture(folder);
        shell.setUp();
        shell.good(
                "New-UMAutoAttendant -Name MyUMAutoAttendant -UMDialPlan MyUMDialPlan -PilotIdentifierList 56000");
        write("welcomegreeting.wav", WAV);
        write("song.mp3", "ID3 a song");
        write("picture.gif", "GIF89a");
    }

    @AfterEach
    void close() {
        shell.close();
    }

    private void write(String name, String latin1) throws IOException {
        Files.write(
                folder.resolve(name),
                latin1.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
    }

    private void importWelcome() {
        shell.good(
                "Import-UMPrompt -UMDialPlan MyUMDialPlan -PromptFileName \"welcomegreeting.wav\" -PromptFileData ([System.IO.File]::ReadAllBytes('welcomegreeting.wav'))");
    }

    @Test
    @DisplayName("162, 166, 167: what is imported is exported byte for byte")
    void a_file_comes_back_as_it_went_in() throws IOException {
        importWelcome();
        shell.good(
                "$prompt = Export-UMPrompt -PromptFileName \"WELCOMEGREETING.wav\" -UMDialPlan MyUMDialPlan",
                "[System.IO.File]::WriteAllBytes('back.mp3', $prompt.AudioData)");

        assertThat(Files.readAllBytes(folder.resolve("back.mp3")))
                .isEqualTo(Files.readAllBytes(folder.resolve("welcomegreeting.wav")));
        assertThat(shell.good("\"$($prompt.Format) $($prompt.Duration)\""))
                .containsExactly("WAV, PCM 16 bit, 8000 Hz, 1 channel 00:00:01.000");
    }

    @Test
    @DisplayName("163: a prompt of an auto attendant is not one of its dial plan")
    void a_prompt_belongs_to_one_owner() {
        shell.good(
                "Import-UMPrompt -UMAutoAttendant MyUMAutoAttendant -PromptFileName \"AfterHoursWelcomeGreeting.wav\" -PromptFileData ([System.IO.File]::ReadAllBytes('welcomegreeting.wav'))");

        assertThat(
                        shell.errorIds(
                                "Export-UMPrompt -PromptFileName AfterHoursWelcomeGreeting.wav -UMDialPlan MyUMDialPlan"))
                .containsExactly("UM-E609");
        shell.good(
                "Export-UMPrompt -PromptFileName AfterHoursWelcomeGreeting.wav -UMAutoAttendant MyUMAutoAttendant");
    }

    @Test
    @DisplayName("164, 165: bytes read by Get-Content and cast")
    void bytes_in_a_variable_are_imported() {
        shell.good(
                "[byte[]]$c = Get-content -Path \"welcomegreeting.wav\" -Encoding Byte -ReadCount 0",
                "Import-UMPrompt -UMDialPlan MyUMDialPlan -PromptFileName \"welcomegreeting.wav\" -PromptFileData $c");
        assertThat(
                        shell.good(
                                "(Export-UMPrompt -PromptFileName welcomegreeting.wav -UMDialPlan MyUMDialPlan).AudioData.Length"))
                .containsExactly(String.valueOf(WAV.length()));
    }

    @ParameterizedTest(name = "{0} ends with {1}")
    @CsvSource(
            delimiter = '~',
            value = {
                "Import-UMPrompt -UMDialPlan MyUMDialPlan -PromptFileName a.wav ~ UM-E014",
                "Import-UMPrompt -PromptFileName a.wav -PromptFileData $b ~ UM-E014",
                "Import-UMPrompt -UMDialPlan MyUMDialPlan -UMAutoAttendant MyUMAutoAttendant -PromptFileName a.wav -PromptFileData $b ~ UM-E013",
                "Import-UMPrompt -UMDialPlan MyUMDialPlan -PromptFileName a.wav -PromptFileData $b -PromptFileStream $b ~ UM-E013",
                "Import-UMPrompt -UMDialPlan NoPlan -PromptFileName a.wav -PromptFileData $b ~ UM-E010",
                "Import-UMPrompt -UMDialPlan MyUMDialPlan -PromptFileName a.wav -PromptFileData 'no bytes!' ~ UM-E006",
                "Import-UMPrompt -UMDialPlan MyUMDialPlan -PromptFileName a.wav -PromptFileData ([System.IO.File]::ReadAllBytes('picture.gif')) ~ UM-E601",
                "Import-UMPrompt -UMDialPlan MyUMDialPlan -PromptFileName a.wav -PromptFileData ([System.IO.File]::ReadAllBytes('D:/UMPrompts/absent.wav')) ~ UM-E023",
                "Export-UMPrompt -PromptFileName \"customgreeting.mp3\" -UMDialPlan MyUMDialPlan ~ UM-E609",
                "Export-UMPrompt -UMAutoAttendant MyUMAutoAttendant -BusinessHoursWelcomeGreeting ~ UM-E024",
                "Remove-UMPrompt -PromptFileName a.wav -UMDialPlan MyUMDialPlan ~ UM-E609",
                "Set-UMDialPlan MyUMDialPlan -WelcomeGreetingFilename a.wav ~ UM-E609",
                "Set-UMAutoAttendant MyUMAutoAttendant -BusinessHoursKeyMapping '3,Directions,,,directions.wav' ~ UM-E609",
                "Set-UMAutoAttendant MyUMAutoAttendant -HolidaySchedule 'New Year,newyrgrt.wav,1/2/2014' ~ UM-E609"
            })
    void a_wrong_line_is_refused_by_its_id(String line, String error) {
        shell.good("$b = [System.IO.File]::ReadAllBytes('welcomegreeting.wav')");

        assertThat(shell.errorIds("$ConfirmPreference = 'None'", line))
                .as(line)
                .containsExactly(error);
    }

    @Test
    void a_converted_file_is_said_and_kept_as_it_was() {
        shell.good(
                "Import-UMPrompt -UMDialPlan MyUMDialPlan -PromptFileName song.mp3 -PromptFileData ([System.IO.File]::ReadAllBytes('song.mp3'))");

        assertThat(shell.console.warnings).anyMatch(line -> line.contains("was converted"));
        assertThat(
                        shell.good(
                                "(Export-UMPrompt -PromptFileName song.mp3 -UMDialPlan MyUMDialPlan).AudioData.Length"))
                .containsExactly("10");
    }

    @Test
    @DisplayName("UM-E204: a prompt in use says where, and goes once it is not")
    void a_prompt_in_use_stays() {
        importWelcome();
        shell.good(
                "Set-UMDialPlan MyUMDialPlan -WelcomeGreetingEnabled $true -WelcomeGreetingFilename c:\\p\\welcomegreeting.wav");

        assertThat(
                        shell.errorIds(
                                "Remove-UMPrompt -PromptFileName welcomegreeting.wav -UMDialPlan MyUMDialPlan -Confirm:$false"))
                .containsExactly("UM-E204");
        assertThat(shell.console.errors).anyMatch(line -> line.contains("WelcomeGreetingFilename"));

        shell.good(
                "Set-UMDialPlan MyUMDialPlan -WelcomeGreetingEnabled $false -WelcomeGreetingFilename $null",
                "Remove-UMPrompt -PromptFileName welcomegreeting.wav -UMDialPlan MyUMDialPlan -Confirm:$false");
    }

    @Test
    void a_rehearsal_imports_nothing_and_the_audit_holds_no_sound() {
        shell.good(
                "Import-UMPrompt -UMDialPlan MyUMDialPlan -PromptFileName w.wav -PromptFileData ([System.IO.File]::ReadAllBytes('welcomegreeting.wav')) -WhatIf");
        assertThat(shell.errorIds("Export-UMPrompt -PromptFileName w.wav -UMDialPlan MyUMDialPlan"))
                .containsExactly("UM-E609");
        importWelcome();
        assertThat(
                        shell.store.audit().newest(10).stream()
                                .map(entry -> entry.command())
                                .filter(command -> command.startsWith("Import-UMPrompt")))
                .allMatch(command -> command.contains("-PromptFileData (file content)"));
    }
}
