package atalaya.server.access.signin;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.stereotype.Component;

/// Sends the pages before the sign-in, which have no menu around them.
@Component
class Pages {

    private final TemplateEngine templates;

    Pages(TemplateEngine templates) {
        this.templates = templates;
    }

    void show(HttpServletResponse response, LoginPage page) {
        send(response, "access/login.jte", page);
    }

    void show(HttpServletResponse response, WelcomePage page) {
        send(response, "access/welcome.jte", page);
    }

    /// Shows the result of a form under an address of its own (303), so that a reload sends nothing
    /// again.
    void goTo(HttpServletResponse response, String path) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", path);
    }

    private void send(HttpServletResponse response, String template, Object page) {
        var html = new StringOutput();
        templates.render(template, page, html);
        response.setContentType("text/html");
        response.setCharacterEncoding("UTF-8");
        try {
            response.getWriter().write(html.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
