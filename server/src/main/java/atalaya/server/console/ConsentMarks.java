package atalaya.server.console;

import atalaya.identity.standard.IdentifierType;
import atalaya.server.access.FieldClass;
import atalaya.server.access.Sight;
import atalaya.server.access.SignedIn;
import atalaya.server.consent.Answer;
import atalaya.server.consent.Consents;
import atalaya.server.consent.ContactPoint;
import atalaya.server.consent.Statement;
import atalaya.server.console.page.CustomerPage;
import atalaya.server.console.page.Words;
import atalaya.server.profile.KnownIdentifier;
import atalaya.server.profile.Profile;
import atalaya.server.resolve.Member;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What a customer agreed to, as marks of the header: the strictest answer over its records and
/// contact points.
@Component
final class ConsentMarks {

    private static final int MOST = 6;

    private static final Map<String, String> ICONS =
            Map.of(
                    "email", "mail",
                    "phone", "phone",
                    "sms", "message-square",
                    "whatsapp", "message-circle",
                    "post", "inbox",
                    "app", "smartphone");

    private final Consents consents;

    ConsentMarks(Consents consents) {
        this.consents = consents;
    }

    /// @param note when the last statement was made, or null
    record Said(List<CustomerPage.Consent> marks, @Nullable String note) {}

    Said of(Profile profile, SignedIn who, Words words) {
        if (who.masks().sight(FieldClass.CONSENT) != Sight.CLEAR) {
            return new Said(List.of(), null);
        }
        var answers =
                consents.answers(
                        profile.members().stream().map(Member::record).toList(), points(profile));
        var marks =
                answers.stream()
                        .sorted(
                                Comparator.comparing(
                                        answer -> !answer.purpose().equals("marketing")))
                        .limit(MOST)
                        .map(answer -> mark(answer, words))
                        .toList();
        return new Said(
                marks,
                last(answers)
                        .map(at -> words.text("console.customer.consent-last", words.date(at)))
                        .orElse(null));
    }

    private static List<ContactPoint> points(Profile profile) {
        return profile.identifiers().stream().flatMap(ConsentMarks::point).toList();
    }

    private static Stream<ContactPoint> point(KnownIdentifier identifier) {
        if (identifier.type() == IdentifierType.EMAIL) {
            return Stream.of(new ContactPoint(ContactPoint.Kind.EMAIL, identifier.value()));
        }
        return identifier.type() == IdentifierType.PHONE
                ? Stream.of(new ContactPoint(ContactPoint.Kind.PHONE, identifier.value()))
                : Stream.empty();
    }

    private static CustomerPage.Consent mark(Answer answer, Words words) {
        boolean marketing = answer.purpose().equals("marketing");
        var label =
                marketing
                        ? words.textOr("console.channel." + answer.channel(), answer.channel())
                        : words.textOr("console.purpose." + answer.purpose(), answer.purpose());
        var said = answer.granted() ? "granted" : "denied";
        return new CustomerPage.Consent(
                marketing
                        ? ICONS.getOrDefault(answer.channel(), "mail")
                        : answer.purpose().equals("profiling") ? "user-check" : "link",
                label,
                said,
                words.text("console.consent." + said, label));
    }

    private static Optional<Instant> last(Collection<Answer> answers) {
        return answers.stream()
                .flatMap(answer -> answer.statements().stream())
                .map(Statement::at)
                .max(Comparator.naturalOrder());
    }
}
