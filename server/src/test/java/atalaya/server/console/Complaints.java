package atalaya.server.console;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// What a browser, or somebody who cannot see or use a mouse, would complain of.
final class Complaints {

    private static final List<String> WCAG =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private final Queue<String> heard = new ConcurrentLinkedQueue<>();

    /// A new page, listened to: what it breaks of the policy of contents, and errors of scripts.
    Page page(BrowserContext session) {
        var page = session.newPage();
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                heard.add(page.url() + ": " + message.text());
            }
        });
        page.onPageError(error -> heard.add(page.url() + ": " + error));
        return page;
    }

    /// What the pages have said so far.
    List<String> heard() {
        return List.copyOf(heard);
    }

    /// Violations of WCAG A and AA that axe finds on a page as it is now.
    static List<String> violations(Page page) {
        return new AxeBuilder(page)
                .withTags(WCAG).analyze().getViolations().stream()
                        .map(rule ->
                                rule.getId()
                                        + ": "
                                        + rule.getNodes().stream()
                                                .limit(3)
                                                .map(node ->
                                                        node.getHtml()
                                                                + " "
                                                                + node.getFailureSummary())
                                                .toList())
                        .toList();
    }
}
