package atalaya.server.console;

import atalaya.server.access.SignedIn;
import atalaya.server.console.page.ErrorPage;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// Answers failures of the console's own controllers inside the frame.
@RestControllerAdvice(basePackageClasses = FailedPages.class)
class FailedPages {

    private final Frame frame;
    private final Pages pages;

    FailedPages(Frame frame, Pages pages) {
        this.frame = frame;
        this.pages = pages;
    }

    @ExceptionHandler(NoSuchCustomer.class)
    ResponseEntity<String> noSuchCustomer(
            NoSuchCustomer failure, SignedIn who, HttpServletRequest request) {
        var w = frame.words(who, request);
        var page =
                new ErrorPage(
                        "search",
                        w.text("console.error.customer", failure.typed()),
                        w.text("console.error.customer-text"),
                        null);
        var shell = frame.around(who, request, w, page.title(), "customers");
        return pages.show(HttpStatus.NOT_FOUND, "error", Map.of("shell", shell, "page", page));
    }
}
