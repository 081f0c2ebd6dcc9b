package atalaya.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.converter.HttpMessageConverters.ServerBuilder;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/// Sends JSON with its length said first, in one piece. Without it each answer is two writes to the
/// network: the text, and the mark that it has ended.
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class KnownLength implements WebMvcConfigurer {

    private final JsonMapper json;

    KnownLength(JsonMapper json) {
        this.json = json;
    }

    @Override
    public void configureMessageConverters(ServerBuilder converters) {
        converters.withJsonConverter(new Whole(json));
    }

    private static final class Whole extends JacksonJsonHttpMessageConverter {

        Whole(JsonMapper json) {
            super(json);
        }

        @Override
        protected void writeInternal(
                Object answer,
                ResolvableType type,
                HttpOutputMessage message,
                @Nullable Map<String, Object> hints)
                throws IOException {
            var whole = new ByteArrayOutputStream(1_024);
            super.writeInternal(answer, type, new Kept(message.getHeaders(), whole), hints);
            message.getHeaders().setContentLength(whole.size());
            whole.writeTo(message.getBody());
        }
    }

    /// A message whose text goes elsewhere.
    private record Kept(HttpHeaders headers, OutputStream body) implements HttpOutputMessage {
        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }

        @Override
        public OutputStream getBody() {
            return body;
        }
    }
}
