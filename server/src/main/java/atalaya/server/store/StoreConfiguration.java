package atalaya.server.store;

import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/// Gives the rooms their one DataSource; Boot adds JdbcClient and the transaction manager.
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    @Bean
    Store store(ObjectProvider<StoreAhead> ahead, Environment environment) {
        var opening = ahead.getIfAvailable();
        return opening == null ? Store.open(StoreAhead.settings(environment)) : opening.take();
    }

    @Bean(destroyMethod = "")
    DataSource dataSource(Store store) {
        return store.connections();
    }
}
