package fr.ancvconnect.lambda.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fr.ancvconnect.domain.link.PaymentLinkStatus;
import fr.ancvconnect.lambda.problem.Language;
import fr.ancvconnect.lambda.problem.ProblemMessages;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PaymentPageHtmlTest {

    private final PaymentPageAssets assets = new PaymentPageAssets();
    private final PaymentPageHtml html = new PaymentPageHtml(assets, new ProblemMessages());

    @Test
    void the_page_of_an_active_link_loads_its_script_and_its_style() {
        String page = html.active(Language.FRENCH);
        assertThat(page)
                .contains(
                        "<html lang=\"fr\">",
                        "<script type=\"module\" src=\"assets/" + assets.names().script())
                .contains("href=\"assets/" + assets.names().style());
        assertThat(assets.find(assets.names().script())).isPresent();
        assertThat(assets.find(assets.names().style())).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"FRENCH, activez JavaScript", "ENGLISH, enable JavaScript"})
    void the_page_says_in_one_sentence_what_is_needed_without_javascript(Language language, String sentence) {
        assertThat(html.active(language))
                .contains("<noscript><p class=\"message\">")
                .contains(sentence);
    }

    @ParameterizedTest
    @EnumSource(value = PaymentLinkStatus.class, names = "ACTIVE", mode = EnumSource.Mode.EXCLUDE)
    void the_page_of_a_link_that_is_over_is_in_words_and_runs_no_script(PaymentLinkStatus status) {
        assertThat(html.over(status, Language.ENGLISH, Optional.empty()))
                .contains("<html lang=\"en\">", "<section class=\"message\"><h1>")
                .doesNotContain("<script", "class=\"return\"");
    }

    @Test
    void the_address_to_return_to_is_a_link_with_its_host_and_cannot_leave_its_attribute() {
        assertThat(html.over(PaymentLinkStatus.PAID, Language.ENGLISH, Optional.of("https://shop.example/?a=1&b='2'")))
                .contains("<a class=\"return\" href=\"https://shop.example/?a=1&amp;b=&#39;2&#39;\" rel=\"noreferrer\">"
                        + "Continue to shop.example</a>");
    }

    @Test
    void the_page_contains_nothing_that_its_content_security_policy_blocks() {
        assertThat(html.active(Language.FRENCH)).doesNotContainPattern(Pattern.compile("<style|style=|\\son\\w+="));
    }

    @Test
    void an_active_link_has_no_page_in_words() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> html.over(PaymentLinkStatus.ACTIVE, Language.FRENCH, Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({"../../messages.properties", "assets.properties", "page-0000000000000000.js", "''"})
    void no_other_file_is_an_asset(String name) {
        assertThat(assets.find(name)).isEmpty();
    }
}
