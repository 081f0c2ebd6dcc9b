package atalaya.server.segment;

import atalaya.server.store.AtalayaError;
import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// Turns refusals of this room into problem details (RFC 9457).
@RestControllerAdvice(
        assignableTypes = {
            TreatmentController.class,
            CustomerTreatmentController.class,
            AlertsController.class
        })
final class TreatmentProblems {

    private static final URI NOWHERE = URI.create("about:blank");

    /// @param text the same in the language asked for
    record FlawView(String place, String why, String text) {}

    @ExceptionHandler
    ProblemDetail refused(AtalayaError error) {
        var status =
                switch (error.code()) {
                    case "Atalaya-6302", "Atalaya-6308", "Atalaya-6309" -> HttpStatus.NOT_FOUND;
                    case "Atalaya-6303", "Atalaya-6304", "Atalaya-6307" -> HttpStatus.CONFLICT;
                    case "Atalaya-6306" -> HttpStatus.BAD_REQUEST;
                    default -> HttpStatus.UNPROCESSABLE_CONTENT;
                };
        var problem = ProblemDetail.forStatusAndDetail(status, error.getMessage());
        problem.setTitle("The treatment table refuses");
        problem.setProperty("code", error.code());
        problem.setProperty("place", error.where());
        problem.setProperty("remedy", error.remedy());
        problem.setInstance(NOWHERE);
        return problem;
    }

    @ExceptionHandler
    ProblemDetail flawed(FlawedTerms flawed, Locale language) {
        var says = Sentences.in(language);
        var first = flawed.flaws().getFirst();
        var error = first.error();
        var problem = refused(error);
        problem.setDetail("%s: %s".formatted(first.place(), says.flaw(first)));
        problem.setProperty(
                "flaws",
                flawed.flaws().stream()
                        .map(flaw -> new FlawView(flaw.place(), flaw.why(), says.flaw(flaw)))
                        .toList());
        return problem;
    }

    @ExceptionHandler
    ProblemDetail unknown(CustomerTreatmentController.Unknown unknown) {
        var problem = ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, unknown.getMessage());
        problem.setTitle("There is no such customer");
        problem.setProperty("code", "Atalaya-3001");
        problem.setInstance(NOWHERE);
        return problem;
    }

    @ExceptionHandler
    ProblemDetail unreadable(IllegalArgumentException mistake) {
        var problem =
                ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, mistake.getMessage());
        problem.setTitle("The request cannot be read");
        problem.setProperty("code", "Atalaya-3002");
        problem.setInstance(NOWHERE);
        return problem;
    }

    @ExceptionHandler
    ProblemDetail unreadable(HttpMessageNotReadableException mistake) {
        var problem =
                ProblemDetail.forStatusAndDetail(
                        HttpStatus.BAD_REQUEST, "The body is not the JSON that is wanted.");
        problem.setTitle("The request cannot be read");
        problem.setProperty("code", "Atalaya-3002");
        problem.setInstance(NOWHERE);
        return problem;
    }
}
