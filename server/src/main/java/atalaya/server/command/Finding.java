package atalaya.server.command;

import java.util.Comparator;
import java.util.List;

/// One thing the doctor looked at.
///
/// @param what one word or two, such as `Java`
/// @param words what was found and, unless it is good, what to do
record Finding(Grade grade, String what, String words) {

    enum Grade {
        GOOD("✓"),
        POOR("!"),
        BAD("✗");

        private final String sign;

        Grade(String sign) {
            this.sign = sign;
        }

        String sign() {
            return sign;
        }
    }

    static Grade worst(List<Finding> findings) {
        return findings.stream()
                .map(Finding::grade)
                .max(Comparator.naturalOrder())
                .orElse(Grade.GOOD);
    }
}
