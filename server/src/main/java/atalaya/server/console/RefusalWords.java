package atalaya.server.console;

import atalaya.server.console.page.ErrorPage;
import atalaya.server.console.page.Shell.Notice;
import atalaya.server.console.page.Words;
import atalaya.server.resolve.Refusal;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Says why a decision was refused, with the chain that contradicts it.
@Component
final class RefusalWords {

    Notice notice(Refusal refusal, Words words) {
        return new Notice(
                "bad", words.text("console.decision.refused", text(refusal, words)), null);
    }

    ErrorPage page(Refusal refusal, Words words) {
        return new ErrorPage("scale", words.text("console.error.409"), text(refusal, words), null);
    }

    private static String text(Refusal refusal, Words words) {
        var why = words.label("refusal", refusal.why());
        if (refusal.chain().isEmpty()) {
            return why;
        }
        return why
                + " "
                + refusal.chain().stream()
                        .map(step -> step(step, words))
                        .collect(Collectors.joining("; "));
    }

    private static String step(Refusal.Chain step, Words words) {
        var key =
                step.apart()
                        ? "console.refusal.apart"
                        : step.decision() > 0 ? "console.refusal.tied" : "console.refusal.one";
        return words.text(key, step.from(), step.to(), step.decision());
    }
}
