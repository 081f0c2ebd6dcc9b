package atalaya.server.access.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Signing in with a password.
@Controller
class LoginController {

    private final SignIn signIn;
    private final Pages pages;

    LoginController(SignIn signIn, Pages pages) {
        this.signIn = signIn;
        this.pages = pages;
    }

    @GetMapping("/login")
    void show(
            @RequestParam(defaultValue = "/") String next,
            HttpServletRequest request,
            HttpServletResponse response) {
        pages.show(response, page(request, next, "", null, Duration.ZERO));
    }

    @PostMapping("/login")
    void enter(
            @RequestParam String login,
            @RequestParam String password,
            @RequestParam(defaultValue = "/") String next,
            HttpServletRequest request,
            HttpServletResponse response) {
        switch (signIn.attempt(login, password, request.getRemoteAddr())) {
            case SignIn.Outcome.Welcome(var _, var token) -> {
                signIn.open(request, response, token);
                pages.goTo(response, Refusals.safe(next));
            }
            case SignIn.Outcome.Refused() -> {
                response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
                pages.show(response, page(request, next, login, "refused", Duration.ZERO));
            }
            case SignIn.Outcome.TooMany(var wait) -> {
                refuse(response, 429, wait);
                pages.show(response, page(request, next, login, "too-many", wait));
            }
            case SignIn.Outcome.Busy() -> {
                refuse(response, 503, Duration.ofSeconds(5));
                pages.show(response, page(request, next, login, "busy", Duration.ZERO));
            }
        }
    }

    private static void refuse(HttpServletResponse response, int status, Duration wait) {
        response.setStatus(status);
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds(wait)));
    }

    private static LoginPage page(
            HttpServletRequest request,
            String next,
            String login,
            @Nullable String problem,
            Duration wait) {
        return new LoginPage(
                Form.of(request),
                Refusals.safe(next),
                login,
                problem == null ? null : "access.login." + problem,
                seconds(wait));
    }

    private static long seconds(Duration wait) {
        return wait.plusMillis(999).toSeconds();
    }
}
