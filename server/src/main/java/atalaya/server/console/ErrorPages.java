package atalaya.server.console;

import atalaya.server.access.SignedIn;
import atalaya.server.console.page.ErrorPage;
import atalaya.server.console.page.Words;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What a browser sees when a request fails: what happened, what is still true, what to do, and for
/// our own failures a code that the log has too.
@RestController
class ErrorPages implements ErrorController {

    private static final Logger log = LoggerFactory.getLogger(ErrorPages.class);

    private final Pages pages;
    private final Frame frame;

    ErrorPages(Pages pages, Frame frame) {
        this.pages = pages;
        this.frame = frame;
    }

    @RequestMapping(path = "/error", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> error(Optional<SignedIn> who, HttpServletRequest request) {
        var code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        var status = code instanceof Integer number ? HttpStatus.resolve(number) : null;
        var failure = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        return page(
                status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status, failure, who, request);
    }

    private ResponseEntity<String> page(
            HttpStatus status,
            @Nullable Throwable failure,
            Optional<SignedIn> who,
            HttpServletRequest request) {
        var w =
                who.map(reader -> frame.words(reader, request))
                        .orElseGet(() -> Words.of(language(request)));
        var page =
                switch (status) {
                    case NOT_FOUND, METHOD_NOT_ALLOWED -> error(w, "404", "search", null);
                    case FORBIDDEN, UNAUTHORIZED -> error(w, "403", "lock", null);
                    default ->
                            status.is4xxClientError()
                                    ? error(w, "400", "circle-alert", null)
                                    : error(w, "500", "circle-x", logged(status, failure));
                };
        if (who.isPresent() && !status.is5xxServerError()) {
            var shell = frame.around(who.get(), request, w, page.title(), "");
            return pages.show(status, "error", Map.of("shell", shell, "page", page));
        }
        return pages.show(status, "error-plain", Map.of("w", w, "page", page));
    }

    private static ErrorPage error(Words w, String key, String icon, @Nullable String code) {
        return new ErrorPage(
                icon,
                w.text("console.error." + key),
                w.text("console.error." + key + "-text"),
                code);
    }

    private static String logged(HttpStatus status, @Nullable Throwable failure) {
        var code = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        log.error("request failed status={} code={}", status.value(), code, failure);
        return code;
    }

    private static String language(HttpServletRequest request) {
        var asked = request.getParameter("lang");
        return asked != null
                ? asked
                : Collections.list(request.getLocales()).stream()
                        .map(Locale::getLanguage)
                        .filter(tag -> tag.equals("es") || tag.equals("en"))
                        .findFirst()
                        .orElse("es");
    }
}
