package org.mynah.mail.mime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimpleHtmlTest {

    @Test
    void simple_marks_and_links_stay() {
        assertThat(
                        SimpleHtml.clean(
                                "Call <b>us</b><br/>at <a href='https://contoso.com/?a=1&b=2'>x</a>"))
                .isEqualTo(
                        "Call <b>us</b><br>\nat"
                                + " <a href=\"https://contoso.com/?a=1&amp;b=2\">x</a>");
        assertThat(SimpleHtml.clean("a &amp; b & c &lt;")).isEqualTo("a &amp; b &amp; c &lt;");
    }

    @Test
    void what_is_opened_is_closed_and_what_is_not_open_is_not_closed() {
        assertThat(SimpleHtml.clean("<b><i>x</b></p>")).isEqualTo("<b><i>x</i></b>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "<b onclick=alert(1)>x</b>",
                "<a href=\"javascript:alert(1)\">x</a>",
                "<a href='data:text/html,x'>x</a>",
                "<a href=\"https://x\" onclick=\"y\">x</a>",
                "<style>@import url(https://x)</style>",
                "<svg/onload=alert(1)>",
                "<iframe src=https://x>",
                "<<b>script>alert(1)<</b>/script>",
                "<a href=\"https://x/'onmouseover=alert(1)\">x</a>",
                "<b/><a href='&#106;avascript:alert(1)'>x",
            })
    void nothing_else_survives_as_markup(String text) {
        var tags = SimpleHtml.clean(text).replaceAll("&[#a-z0-9]+;", "");

        assertThat(tags)
                .matches(
                        "(?s)([^<>]|</?[biup]>|<br>|</?a>|<a href=\"(https?://|mailto:|tel:)[^\"<>' ]*\">)*");
    }

    @Test
    void the_plain_part_has_the_words() {
        assertThat(SimpleHtml.words("<p>Call <b>us</b></p>a &amp;lt; b<br>c"))
                .isEqualTo("Call us\na &lt; b\nc");
    }

    @Test
    void a_text_is_not_longer_than_the_policy_allows() {
        assertThat(SimpleHtml.clean("x".repeat(600)))
                .hasSize(MimeLimits.POLICY_TEXT_LENGTH.limit());
    }
}
