package org.mynah.admin.reference;

import java.util.List;
import java.util.stream.Collectors;

/** Builds one page of Markdown. One thread. */
final class Markdown {

    private final StringBuilder text = new StringBuilder();

    /** A page with a title. */
    Markdown(String title) {
        text.append("# ").append(title).append('\n');
        text.append("<!-- Made from the definitions by ")
                .append(Reference.COMMAND)
                .append(". -->\n");
    }

    Markdown section(String title) {
        text.append("\n## ").append(title).append('\n');
        return this;
    }

    Markdown paragraph(String words) {
        text.append('\n').append(words).append('\n');
        return this;
    }

    /** Lines of the shell, as they are typed. */
    Markdown code(List<String> lines) {
        text.append("\n```powershell\n");
        lines.forEach(line -> text.append(line).append('\n'));
        text.append("```\n");
        return this;
    }

    /** Begins a table. */
    Markdown header(String... titles) {
        text.append('\n');
        row(titles);
        row(List.of(titles).stream().map(_ -> "---").toArray(String[]::new));
        return this;
    }

    /** One row; its cells are Markdown. */
    Markdown row(String... cells) {
        text.append(
                List.of(cells).stream()
                        .map(cell -> cell.replace("\n", " "))
                        .collect(Collectors.joining(" | ", "| ", " |\n")));
        return this;
    }

    /** A text as it stands, also inside a table. */
    static String plain(String words) {
        return words.replace("\\", "\\\\")
                .replace("|", "\\|")
                .replace("*", "\\*")
                .replace("<", "&lt;")
                .replace("`", "\\`");
    }

    /** A value as it is typed. */
    static String literal(String value) {
        return value.isEmpty() ? "" : "`" + value.replace("`", "'").replace("|", "\\|") + "`";
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
