package atalaya.server.value;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/// Reads this room's settings.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ValueSettings.class)
class ValueConfiguration {}
