package atalaya.server.console;

import atalaya.server.console.page.Words;
import atalaya.server.quality.Question;
import java.util.ArrayList;
import java.util.List;

/// Says what an answer is worth.
final class QueueWords {

    private QueueWords() {}

    /// In a line of the queue: how many interactions would change hands.
    static String weight(Question question, Words w) {
        return w.count("console.duplicates.hangs", question.interactions());
    }

    /// In full, beside the case in front.
    static List<String> worth(Question question, Words w) {
        var worth = new ArrayList<String>();
        if (question.bridge()) {
            worth.add(w.text("console.duplicates.worth-bridge"));
        }
        worth.add(
                w.text(
                        "console.duplicates.worth-moves",
                        w.count("console.records", question.records()),
                        w.count("console.duplicates.hangs", question.interactions())));
        worth.add(
                w.text(
                        "console.duplicates.worth-conflict",
                        w.label("conflict", question.conflict())));
        return worth;
    }
}
