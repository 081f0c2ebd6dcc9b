package atalaya.server.profile;

import atalaya.server.store.AtalayaError;
import atalaya.server.store.AtalayaError.Exit;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// Turns what cannot be answered about a customer into problem details (RFC 9457).
@RestControllerAdvice(annotations = AboutCustomers.class)
final class ProfileProblems {

    private static final URI NOWHERE = URI.create("about:blank");

    private static final AtalayaError SHARED =
            new AtalayaError(4001, Exit.FAILED, "several customers hold that identifier")
                    .remedy("look at each of customers");

    private static final AtalayaError NO_TRAIT =
            new AtalayaError(4102, Exit.FAILED, "no trait of that name is declared")
                    .remedy("GET /v1/traits lists them");

    @ExceptionHandler
    ProblemDetail notFound(ProfilesController.NotFound missing) {
        var problem = ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, missing.getMessage());
        problem.setTitle("There is no such customer");
        problem.setProperty("code", "Atalaya-3001");
        return withoutAddress(problem);
    }

    @ExceptionHandler
    ProblemDetail noTrait(CustomersController.NoTrait missing) {
        var problem = ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, missing.nearest());
        problem.setTitle(NO_TRAIT.getMessage());
        problem.setProperty("code", NO_TRAIT.code());
        return withoutAddress(problem);
    }

    @ExceptionHandler
    ProblemDetail shared(AskedCustomers.Shared shared) {
        var problem = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, shared.getMessage());
        problem.setTitle(SHARED.getMessage());
        problem.setProperty("code", SHARED.code());
        problem.setProperty("customers", shared.customers());
        return withoutAddress(problem);
    }

    @ExceptionHandler
    ProblemDetail unreadable(IllegalArgumentException mistake) {
        var problem =
                ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, mistake.getMessage());
        problem.setTitle("The request cannot be read");
        problem.setProperty("code", "Atalaya-3002");
        return withoutAddress(problem);
    }

    /// The address may hold an e-mail or a telephone, which no answer repeats.
    private static ProblemDetail withoutAddress(ProblemDetail problem) {
        problem.setInstance(NOWHERE);
        return problem;
    }
}
