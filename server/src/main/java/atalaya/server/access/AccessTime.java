package atalaya.server.access;

import java.time.Clock;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The clock of this room; a test puts its own in the place.
@Configuration(proxyBeanMethods = false)
class AccessTime {

    @Bean
    InstantSource time() {
        return Clock.systemUTC();
    }
}
