package atalaya.server.console;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The engine that renders the pages, from templates compiled with the build.
@Configuration(proxyBeanMethods = false)
class ConsoleConfiguration {

    private static final String PACKAGE = "atalaya.server.console.page";

    @Bean
    TemplateEngine templateEngine() {
        return TemplateEngine.createPrecompiled(null, ContentType.Html, null, PACKAGE);
    }
}
