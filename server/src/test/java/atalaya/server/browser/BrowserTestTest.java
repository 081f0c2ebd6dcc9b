package atalaya.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

@BrowserTest
class BrowserTestTest {

    @Test
    void aPageIsRenderedInSpanish(Page page) {
        page.setContent("<h1>Marta</h1>");

        assertThat(page.locator("h1").innerText()).isEqualTo("Marta");
        assertThat(page.evaluate("navigator.language")).isEqualTo("es-ES");
    }
}
